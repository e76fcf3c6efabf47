export interface SmsSettings {
  url: URL
  key: string
  secret: string
  /** Numbers per request. */
  callSize: number
  /** Requests in flight. */
  calls: number
  rate: number | null
  timeoutMs: number
}

/** Reads `https://key:secret@host/path?batch=200&calls=2&rate=1000&timeout=10000`; the gateway sees none of these. */
export function readSmsUrl(text: string): SmsSettings {
  const from = new URL(text)
  const number = (name: string, fallback: number) =>
    Number(from.searchParams.get(name) ?? fallback) || fallback
  const url = new URL(from.origin + from.pathname)
  return {
    url,
    key: decodeURIComponent(from.username),
    secret: decodeURIComponent(from.password),
    callSize: Math.min(200, number('batch', 200)),
    calls: number('calls', 2),
    rate: from.searchParams.has('rate') ? number('rate', 1) : null,
    timeoutMs: number('timeout', 10_000),
  }
}

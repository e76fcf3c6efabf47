import { createHmac, timingSafeEqual } from 'node:crypto'

/** Both sides sign `<seconds>.<body>` with the shared secret (HMAC-SHA-256, hex). */
export const signBody = (secret: string, seconds: number, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')

const toleranceSeconds = 300

/** A signature older or newer than five minutes is not accepted, so a recorded request cannot be played again later. */
export function verifyBody(
  secret: string,
  headers: Record<string, string | undefined>,
  body: string,
  nowMs: number,
): boolean {
  const seconds = Number(headers['x-timestamp'])
  if (!Number.isInteger(seconds) || Math.abs(nowMs / 1000 - seconds) > toleranceSeconds) return false
  const given = Buffer.from(headers['x-signature'] ?? '', 'utf8')
  const wanted = Buffer.from(signBody(secret, seconds, body), 'utf8')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

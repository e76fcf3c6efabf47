/** Percent-encoding of everything but the unreserved characters of RFC 3986 2.3, hex digits in capitals. */
export const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** A query in canonical form: encoded pairs in the order of their text. It is also what goes over the line. */
export const queryOf = (pairs: Record<string, string>): string =>
  Object.entries(pairs)
    .map(([name, value]) => `${percent(name)}=${percent(value)}`)
    .sort()
    .join('&')

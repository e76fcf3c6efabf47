/**
 * A number as Chinese providers write it: eleven digits for the mainland, others with their country code and no plus sign.
 * Any spelling of one number gives the same text, so what comes back is compared by it.
 */
export function plainNumber(number: string): string {
  const digits = number.replace(/^(\+|00)/, '')
  return /^861\d{10}$/.test(digits) ? digits.slice(2) : digits
}

/** 138****2046: enough to recognise, too little to call. Short numbers show their last two digits only. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '')
  if (digits.length < 9) return `****${digits.slice(-2)}`
  return `${digits.slice(0, digits.length - 8)}****${digits.slice(-4)}`
}

/** z***@example.com */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${[...email][0]}***${email.slice(at)}`
}

import type { Config } from '../config.ts'

/** Who our e-mail comes from: MAIL_FROM, else a no-reply of the host that people know us by. */
export const senderAddress = ({ mailFrom, publicUrl }: Pick<Config, 'mailFrom' | 'publicUrl'>): string =>
  mailFrom ?? `no-reply@${new URL(publicUrl).hostname}`

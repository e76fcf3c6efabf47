/** Who runs a mailbox, as far as its address says: limits and a canary's strata go by it. `other` = any other house. */
export const mailGroups = [
  'qq',
  'netease',
  'gmail',
  'microsoft',
  'apple',
  'yahoo',
  'sina',
  'aliyun',
  'other',
] as const
export type MailGroup = (typeof mailGroups)[number]

/** The public domains of each house; a company's own domain hosted there cannot be told from its name. */
const domains: Record<Exclude<MailGroup, 'other'>, readonly string[]> = {
  qq: ['qq.com', 'vip.qq.com', 'foxmail.com'],
  netease: ['163.com', '126.com', 'yeah.net', 'vip.163.com', 'vip.126.com', '188.com'],
  gmail: ['gmail.com', 'googlemail.com'],
  microsoft: ['outlook.com', 'hotmail.com', 'live.com', 'live.cn', 'msn.com', 'outlook.jp', 'hotmail.co.uk'],
  apple: ['icloud.com', 'me.com', 'mac.com'],
  yahoo: ['yahoo.com', 'ymail.com', 'yahoo.co.jp', 'yahoo.co.uk', 'yahoo.com.hk', 'aol.com'],
  sina: ['sina.com', 'sina.cn', 'vip.sina.com', 'sina.com.cn'],
  aliyun: ['aliyun.com'],
}

const groupOfDomain = new Map(
  Object.entries(domains).flatMap(([group, list]) =>
    list.map((domain) => [domain, group as MailGroup] as const),
  ),
)

/** The house of a normalised address (lower case); `''` where there is no address. */
export const domainGroupOf = (email: string | null): MailGroup | '' =>
  email ? (groupOfDomain.get(email.slice(email.lastIndexOf('@') + 1)) ?? 'other') : ''

import type { Language, Wording } from './facts.ts'

/** On whose behalf: who invites, into which company's console, in which language. */
export interface Sender {
  name: string
  organisation: Wording
  language: Language
}

/** Stands in the stored message where the link goes; the link itself is put in at the moment of sending. */
export const linkPlace = '{{link}}'

/** Subject and body of an invitation to the staff. In the company's language, the other one below. */
export function staffInvitation(
  sender: Sender,
  name: string,
  link: string,
): { subject: string; body: string } {
  const order: Language[] = sender.language === 'en' ? ['en', 'zh-CN'] : ['zh-CN', 'en']
  const [first] = order
  return {
    subject: subjects[first as Language](companyIn(sender, first as Language)),
    body: order.map((language) => bodies[language](sender, name, link)).join('\n\n----\n\n'),
  }
}

const companyIn = ({ organisation }: Sender, language: Language): string =>
  organisation[language] ?? organisation['zh-CN'] ?? organisation.en ?? ''

const subjects: Record<Language, (company: string) => string> = {
  'zh-CN': (company) => `${company}：邀请您使用烽火台`,
  en: (company) => `${company}: you are invited to Fenghuo`,
}

const bodies: Record<Language, (sender: Sender, name: string, link: string) => string> = {
  'zh-CN': (sender, name, link) =>
    `${name}，您好：\n\n${sender.name}邀请您加入${companyIn(sender, 'zh-CN')}的烽火台（个人信息安全事件应急处置平台）。请在七日内打开下列链接并设置密码，链接仅可使用一次：\n${link}\n\n如果您并不认识邀请人，请勿打开，并告知公司安全部门。`,
  en: (sender, name, link) =>
    `Dear ${name},\n\n${sender.name} invites you to Fenghuo, the breach-response console of ${companyIn(sender, 'en')}. Open this link within seven days and set a password; it works once:\n${link}\n\nIf you do not know who invites you, do not open it and tell your security team.`,
}

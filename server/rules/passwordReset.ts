import type { Language, Wording } from './facts.ts'
import { linkPlace } from './staffInvitation.ts'

/** The e-mail with the link, in the person's language. It says who asked, so that a stranger's request is recognised. */
export function passwordReset(
  person: { name: string; language: Language },
  organisation: Wording,
): { subject: string; body: string } {
  const company = organisation[person.language] ?? organisation['zh-CN'] ?? organisation.en ?? ''
  return {
    subject: subjects[person.language](company),
    body: bodies[person.language](person.name, company),
  }
}

const subjects: Record<Language, (company: string) => string> = {
  'zh-CN': (company) => `${company}：重设烽火台密码`,
  en: (company) => `${company}: set a new Fenghuo password`,
}

const bodies: Record<Language, (name: string, company: string) => string> = {
  'zh-CN': (name, company) =>
    `${name}，您好：\n\n有人为您在${company}烽火台的账号申请重设密码。请在一小时内打开下列链接，链接仅可使用一次：\n${linkPlace}\n\n不是您申请的，不必理会，原密码仍然有效；反复收到时，请告知公司安全部门。`,
  en: (name, company) =>
    `Dear ${name},\n\nSomebody asked for a new password for your account on the Fenghuo console of ${company}. Open this link within one hour; it works once:\n${linkPlace}\n\nIf it was not you, do nothing: the old password stays. If this keeps coming, tell your security team.`,
}

import type { Language, Wording } from './facts.ts'
import { type Found, textRules } from './textrules.ts'

export type FindingCode =
  | 'identity_number'
  | 'card_number'
  | 'phone_number'
  | 'secret_asked'
  | 'link'
  | 'vulnerability'
  | 'attribution'
  | 'no_evidence'
  | 'other_tenant'
  | 'unfilled'
  | 'person_in_public'
  | 'own_code'
  | 'person_field'
  | 'tone'

export interface Finding extends Found {
  level: 'blocking' | 'warning'
  excerpt: string
  reason: Wording
}

/** What the check cannot see in the text: the company's own numbers, who must not be named, what was established. */
export interface CheckFor {
  /** Numbers and sites of the company: its hotline may be printed. */
  own: readonly string[]
  /** Names of other tenants or people that this reader must not learn. */
  otherNames: readonly string[]
  /** A recorded finding says that no sign of misuse was found, and by which check. */
  noEvidenceHasBasis: boolean
  /**
   * For an authority, which asks for flaws, leads and the names of others: only full identity numbers and unfilled places are
   * blocking there, what is stated without basis is shown, and the rest is its business.
   */
  forAuthority?: boolean
  /** A fix for the flaw is out (fact `fixedAt`): its number may be named; how to use it and where we live never may. */
  flawFixed?: boolean
  /** For the public: nobody is named, not even by placeholder. */
  forPublic?: boolean
  /** Whether the personal code may stand here: false wherever the text also goes by SMS or phone. */
  ownCode?: boolean
  /** Whether imported personal fields may stand here: false in an SMS, whose filed template takes them as parameters only. */
  personFields?: boolean
}

/**
 * Reads an outgoing text before it leaves. A blocking finding must be mended; a warning is shown to legal. Positions
 * are UTF-16 offsets `[from, to)` in the text. Full-width digits and letters count as their usual selves.
 */
export function checkText(text: string, ask: CheckFor): Finding[] {
  const plain = halfWidth(text)
  return textRules
    .flatMap((rule) =>
      levelled(rule.find(plain, ask), ask).map((found) => ({ ...found, reason: reasons[found.code] })),
    )
    .map((found) => ({ ...found, excerpt: text.slice(found.from, found.to) }))
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
}

const toAuthority: Partial<Record<FindingCode, Finding['level']>> = {
  identity_number: 'blocking',
  unfilled: 'blocking',
  card_number: 'warning',
  attribution: 'warning',
  no_evidence: 'warning',
  other_tenant: 'warning',
}

/** What a finding weighs depends on the reader. */
const levelled = (found: readonly Found[], { forAuthority }: CheckFor): Found[] =>
  found.flatMap((one) => {
    const level = forAuthority ? toAuthority[one.code] : one.level
    return level ? [{ ...one, level: one.level === 'warning' ? 'warning' : level }] : []
  })

export const blocks = (findings: readonly Finding[]) =>
  findings.some((finding) => finding.level === 'blocking')

export const reasonFor = (finding: Finding, language: Language) => finding.reason[language]!

/** Full-width digits and letters to plain, one unit for one, so that positions stay. */
const halfWidth = (text: string) =>
  text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  )

const reasons: Record<FindingCode, Wording> = {
  identity_number: {
    'zh-CN': '含完整证件号码。告知本身不得再次泄露个人信息',
    en: 'Holds a full identity number. A notice must not leak again',
  },
  card_number: { 'zh-CN': '含完整银行卡号', en: 'Holds a full card number' },
  phone_number: {
    'zh-CN': '含个人手机号码，且不是本单位公布的号码',
    en: 'Holds a mobile number that is not one of ours',
  },
  secret_asked: {
    'zh-CN': '像是在索要密码或验证码。告知中不得索要，也不得附登录链接',
    en: 'Reads as if it asked for a password or code. A notice never does, nor links to a sign-in',
  },
  link: {
    'zh-CN': '含链接。收件人难以分辨真假，请改为请其自行打开官网核对',
    en: 'Holds a link. Readers cannot tell it from phishing: ask them to open the official site themselves',
  },
  vulnerability: {
    'zh-CN':
      '含漏洞细节。修补之前不得公开；在用系统的细节和利用方法，修补之后也不得公开（《网络产品安全漏洞管理规定》第九条）',
    en: 'Holds details of a flaw: none before a fix is out, and of live systems or ways to use it none at all (rules on product vulnerabilities, Art. 9)',
  },
  attribution: {
    'zh-CN': '把攻击者身份写成定论。未经公安机关认定，只能写「正在调查」',
    en: 'States who did it as a fact. Until the police establish it, say that it is being investigated',
  },
  no_evidence: {
    'zh-CN': '「未发现…证据」须有已记录的核查作依据',
    en: '"No evidence" needs a recorded check to rest on',
  },
  other_tenant: { 'zh-CN': '写出了其他客户或他人的名称', en: 'Names another customer or person' },
  unfilled: { 'zh-CN': '有未填写的占位符', en: 'A placeholder was left unfilled' },
  person_in_public: {
    'zh-CN': '公告不得含个人占位符',
    en: 'A public text cannot hold a person’s placeholder',
  },
  own_code: {
    'zh-CN': '个人查询码只能写在「核对」或者「落款」里，不得进入短信和电话',
    en: 'The personal code belongs in the verification or the closing only, never in a text message or a call',
  },
  person_field: {
    'zh-CN': '短信正文不得含个人字段；报备模板需要时，写进模板参数',
    en: 'A personal field cannot stand in an SMS, except as a parameter of the filed template',
  },
  tone: { 'zh-CN': '套话或语气不当，建议删去', en: 'Stock phrase or tone: better left out' },
}

import { type FactKey, type FactSheet, factOf, type Language, type Wording } from './facts.ts'
import type { Told } from './recipient.ts'

/** The four parts promised by the policy (4.4) and asked by PIPL Art. 57, in the order people read them. */
export const partKeys = ['happened', 'measures', 'protect', 'remedy'] as const
export type PartKey = (typeof partKeys)[number]

/** Who reads: the affected person, a minor's guardian (minors' regulation Art. 35), or anybody (announcement). */
export const audienceKeys = ['person', 'guardian', 'public'] as const
export type AudienceKey = (typeof audienceKeys)[number]

export const channelKeys = ['email', 'sms', 'inSite', 'phone', 'announcement'] as const
export type ChannelKey = (typeof channelKeys)[number]

/** The company as it signs a notice; from the organisation profile. `site` says where to check by hand, never a link. */
export interface Company {
  name: Wording
  shortName: Wording
  smsSignature: string
  site: Wording
  hotline: string
}

/** One language and audience of a notice as shipped: every text is Liquid over the facts (`noticeDraft.ts`). */
export interface NoticeTemplate extends NoticeWords {
  id: string
  language: Language
  audience: AudienceKey
}

/** The words of a notice. In a template they are Liquid, in a draft only the person's placeholders are left. */
export interface NoticeWords {
  title: string
  greeting: string
  lede: string
  headings: Record<PartKey, string>
  parts: Record<PartKey, string>
  contact: string
  verification: string
  closing: string
  /** Free text without the signature; empty for the public. */
  sms: string
  /** Parameters offered to a template filed with an SMS provider. */
  smsParams: Record<string, string>
  phone: { opening: string; closing: string }
}

/** Which version of a fact a text rests on. `group` is what was asked for, `from` the row that answered, 0 = no row. */
export interface FactUse {
  key: FactKey
  group: string
  language: Language | ''
  from: string
  version: number
}

/** One group, language and audience of a notice: what a person edits and legal approves. */
export interface Draft {
  template: string
  language: Language
  audience: AudienceKey
  group: string
  words: NoticeWords
  used: FactUse[]
  /** What the template could not do, by field; a draft with problems cannot be approved. */
  problems: { field: string; message: string }[]
}

/** An SMS template filed with a provider (模板报备): its body names parameters as `${code}`. */
export interface FiledSms {
  id: string
  signature: string
  body: string
}

export type SmsText =
  | { kind: 'text'; signature: string; text: string }
  | { kind: 'filed'; signature: string; text: string; templateId: string; params: Record<string, string> }

/** The texts that leave, facts filled in, only the person's placeholders left. A channel not meant is absent. */
export interface NoticeTexts {
  email?: { subject: string; text: string; html: string }
  sms?: SmsText
  inSite?: { title: string; text: string }
  phone?: { script: string }
  announcement?: AnnouncementText
}

/** The public page's own words; it holds no placeholder, for it names nobody. */
export interface AnnouncementText {
  title: string
  lede: string
  parts: Record<PartKey, { heading: string; text: string }>
  contact: string
  verification: string
}

/** What becomes of a message whose fate is not known after a crash or a time-out. */
export type OnUnknown = 'resend' | 'hold'

/** Everything an approval binds. `recipients` is the rule that picks people, `bound` the most it may pick unasked. */
export interface NoticeVersion {
  noticeId: string
  version: number
  incidentId: string
  texts: { language: Language; group: string; audience: AudienceKey; texts: NoticeTexts }[]
  recipients: {
    groups: string[]
    regions: string[]
    guardians: boolean
    ages?: 'adults' | 'minors'
    told?: Told
  }
  bound: number
  channelOrder: ChannelKey[]
  onUnknown: OnUnknown
}

/**
 * The object whose canonical JSON (RFC 8785) is digested for the approval. Sets are sorted, so their order never
 * matters; the order of channels is kept, because it decides how people are told. Provider template ids lie in `sms`.
 */
export function noticeDigestInput(version: NoticeVersion) {
  const { noticeId, incidentId, bound, channelOrder, onUnknown } = version
  const { groups, regions, ...who } = version.recipients
  return {
    format: 'fenghuo-notice-1',
    noticeId,
    version: version.version,
    incidentId,
    texts: version.texts.toSorted((a, b) => compare(placeOf(a), placeOf(b))),
    recipients: { ...who, groups: groups.toSorted(compare), regions: regions.toSorted(compare) },
    bound,
    channelOrder,
    onUnknown,
  }
}

/** Facts that moved since a text was written, the text's own words left alone. Also a fact that only now has a row. */
export function changedSince(used: readonly FactUse[], sheet: FactSheet): (FactUse & { now: number })[] {
  return used.flatMap((use) => {
    const fact = factOf(sheet, use.key, use)
    const same = (fact?.version ?? 0) === use.version && (fact?.group ?? '') === use.from
    return same ? [] : [{ ...use, now: fact?.version ?? 0 }]
  })
}

const placeOf = (t: NoticeVersion['texts'][number]) => JSON.stringify([t.language, t.group, t.audience])
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

import type { Language } from './facts.ts'
import {
  type AudienceKey,
  type ChannelKey,
  type Draft,
  type FiledSms,
  type NoticeTexts,
  type NoticeVersion,
  type NoticeWords,
  type OnUnknown,
  partKeys,
} from './notice.ts'
import type { NoticePurpose } from './noticePurpose.ts'
import { textsOf } from './noticeTexts.ts'

/** Where a text stands: a group of people ('' = everybody), a language and who reads it. */
export interface NoticePlace {
  group: string
  language: Language
  audience: AudienceKey
}

/** A draft as it is worked on: beside the words of now, those the template gave, so that an edit is told from a fact. */
export interface WorkedDraft extends Draft {
  assembled: NoticeWords
  /** Fields typed by hand whose facts have moved since: looked at again before anybody approves. */
  behind: string[]
}

/** What a company says of itself in a notice; from its profile, changed per notice. */
export interface NoticeSender {
  smsSignature: string
  site: Record<Language, string>
  hotline: string
}

/** One version of a notice as kept: its texts, and the SMS templates filed with a provider (by language and reader). */
export interface NoticeBody {
  sender: NoticeSender
  drafts: WorkedDraft[]
  filed: FiledPlace[]
  /** Number of the fact sheet it was last drawn from. */
  sheet: number
  /** Absent: the first told to these people. */
  purpose?: NoticePurpose
  /** The earlier notice that it corrects or completes. */
  follows?: string
}

export interface FiledPlace {
  language: Language
  audience: 'person' | 'guardian'
  template: FiledSms
}

/** How it is to reach people. `bound` is a head count: more than this and the sender asks again. */
export interface NoticePlan {
  languages: Language[]
  recipients: NoticeVersion['recipients']
  bound: number
  channelOrder: ChannelKey[]
  onUnknown: OnUnknown
}

export const samePlace = (a: NoticePlace, b: NoticePlace): boolean =>
  a.group === b.group && a.language === b.language && a.audience === b.audience

/**
 * The drafts a plan means: its languages, its groups (none named: all), guardians only if they are told. What the public
 * reads stands for all groups. A text left out is neither judged nor bound.
 */
export function draftsMeant(body: NoticeBody, { languages, recipients }: NoticePlan): WorkedDraft[] {
  const { groups, guardians } = recipients
  return body.drafts.filter(({ language, group, audience }) => {
    if (!languages.includes(language)) return false
    if (audience === 'public') return true
    return (audience === 'person' || guardians) && (groups.length === 0 || groups.includes(group))
  })
}

/** The texts of one draft, over the channels that this notice is meant for. */
export function placedTexts(draft: Draft, body: NoticeBody, plan: NoticePlan): NoticeTexts {
  const filed = filedFor(body, draft)?.template
  const texts = textsOf(draft, { signature: body.sender.smsSignature, ...(filed ? { filed } : {}) })
  const meant = Object.entries(texts).filter(([channel]) => plan.channelOrder.includes(channel as ChannelKey))
  return Object.fromEntries(meant)
}

export const filedFor = (body: Pick<NoticeBody, 'filed'>, { language, audience }: NoticePlace) =>
  body.filed.find((one) => one.language === language && one.audience === audience)

/** What an approval binds: the texts of the given languages only, so that a language to come does not hold up another. */
export function sealedVersion(
  of: { noticeId: string; incidentId: string; version: number },
  body: NoticeBody,
  plan: NoticePlan,
  languages: readonly Language[],
): NoticeVersion {
  const { recipients, bound, channelOrder, onUnknown } = plan
  const drafts = draftsMeant(body, { ...plan, languages: [...languages] })
  const texts = drafts.map((draft) => {
    const { language, group, audience } = draft
    return { language, group, audience, texts: placedTexts(draft, body, plan) }
  })
  return { ...of, texts, recipients, bound, channelOrder, onUnknown }
}

/** Every text of a notice by its path (`parts.happened`, `smsParams.code`), in reading order. */
export function fieldsOf(words: NoticeWords): [field: string, text: string][] {
  const each = (name: string, texts: Record<string, string>) =>
    Object.entries(texts).map(([key, text]): [string, string] => [`${name}.${key}`, text])
  return [
    ['title', words.title],
    ['greeting', words.greeting],
    ['lede', words.lede],
    ...partKeys.flatMap((key): [string, string][] => [
      [`headings.${key}`, words.headings[key]],
      [`parts.${key}`, words.parts[key]],
    ]),
    ['contact', words.contact],
    ['verification', words.verification],
    ['closing', words.closing],
    ['sms', words.sms],
    ...each('smsParams', words.smsParams),
    ...each('phone', words.phone),
  ]
}

/** The same words with one text put in; a path that is not there changes nothing. */
export function withField(words: NoticeWords, field: string, text: string): NoticeWords {
  const [name = '', key] = field.split('.')
  const at = (words as unknown as Record<string, unknown>)[name]
  if (key === undefined) return typeof at === 'string' ? { ...words, [name]: text } : words
  if (typeof at !== 'object' || at === null || !(key in at)) return words
  return { ...words, [name]: { ...at, [key]: text } }
}

/** A person's own words in place of a draft's; fields they touched are no longer behind. */
export function reworded(draft: WorkedDraft, words: NoticeWords): WorkedDraft {
  const before = new Map(fieldsOf(draft.words))
  const touched = new Set(
    fieldsOf(words).flatMap(([field, text]) => (before.get(field) === text ? [] : [field])),
  )
  return { ...draft, words, behind: draft.behind.filter((field) => !touched.has(field)) }
}

/**
 * Draws a draft anew from the facts. Words nobody touched follow the facts; words typed by hand stay, and where the
 * facts under them moved the field is `behind`. `overwrite` gives up what was typed.
 */
export function redrawn(old: WorkedDraft | undefined, fresh: Draft, overwrite: boolean): WorkedDraft {
  if (!old || overwrite) return { ...fresh, assembled: fresh.words, behind: [] }
  const was = new Map(fieldsOf(old.assembled))
  const now = new Map(fieldsOf(fresh.words))
  const typed = fieldsOf(old.words).filter(([field, text]) => text !== was.get(field) && now.has(field))
  const words = typed.reduce((all, [field, text]) => withField(all, field, text), fresh.words)
  const moved = typed.flatMap(([field]) => (was.get(field) === now.get(field) ? [] : [field]))
  const behind = [...new Set([...old.behind.filter((field) => typed.some(([f]) => f === field)), ...moved])]
  return { ...fresh, words, assembled: fresh.words, behind }
}

import type { FactSheet, Language, Wording } from './facts.ts'
import { audienceKeys, type ChannelKey } from './notice.ts'
import { noticeContents } from './noticeContents.ts'
import { contentGaps, coverageGaps, type Gap } from './noticeGaps.ts'
import { missingSmsParams } from './noticeTexts.ts'
import {
  draftsMeant,
  fieldsOf,
  filedFor,
  type NoticeBody,
  type NoticePlan,
  type WorkedDraft,
} from './noticeWork.ts'
import type { Names } from './say.ts'
import { checkText, type Finding } from './textcheck.ts'

export interface JudgeFor {
  sheet: FactSheet
  names: Names
  /** Numbers and addresses that are the company's own and may be printed. */
  own: readonly string[]
  /** A fix for the flaw is out. */
  flawFixed?: boolean
  /** Customers in it, with the groups of people that are theirs: a reader learns of none but their own. */
  tenants?: readonly Tenant[]
}

export interface Tenant {
  name: string
  groups: readonly string[]
}

export type FieldFinding = Omit<Finding, 'code'> & { code: Finding['code'] | 'blank'; field: string }

export interface JudgedDraft {
  draft: WorkedDraft
  gaps: Gap[]
  findings: FieldFinding[]
  /** The law's six contents and the policy's own, each said or not. */
  contents: { key: string; part: string; label: Wording; article: Wording; said: boolean }[]
  /** What the filed SMS template asks for and the notice does not give. */
  missingParams: string[]
}

export interface JudgedNotice {
  drafts: JudgedDraft[]
  languages: { language: Language; complete: boolean; blocking: Wording[] }[]
  /** What blocks every language. */
  blocking: Wording[]
}

/**
 * What a notice lacks before it may be submitted and approved. Each language is judged by itself (PIPL Art. 57(1), the
 * policy's 4.4): what one lacks never holds up another.
 */
export function judgeNotice(body: NoticeBody, plan: NoticePlan, ask: JudgeFor): JudgedNotice {
  const meant = draftsMeant(body, plan)
  const drafts = meant.map((draft) => judgeDraft(draft, body, plan, ask))
  const coverage = coverageGaps(meant, ask.sheet, plan.languages).filter(
    ({ group }) => plan.recipients.groups.length === 0 || plan.recipients.groups.includes(group),
  )
  const blocking = planFaults(body, plan)
  const languages = plan.languages.map((language) => {
    const reasons = [...coverage, ...drafts.flatMap(({ gaps }) => gaps)]
      .filter((gap) => gap.language === language && gap.blocking)
      .map(reasonOf)
    const texts = drafts.filter(({ draft }) => draft.language === language).flatMap(textFaults)
    const all = once([...reasons, ...texts])
    return { language, complete: all.length === 0 && blocking.length === 0, blocking: all }
  })
  return { drafts: withCoverage(drafts, coverage), languages, blocking }
}

export const completeLanguages = ({ languages }: JudgedNotice): Language[] =>
  languages.filter(({ complete }) => complete).map(({ language }) => language)

function judgeDraft(draft: WorkedDraft, body: NoticeBody, plan: NoticePlan, ask: JudgeFor): JudgedDraft {
  const gaps = contentGaps(draft, ask.sheet, ask.names)
  const filed = plan.channelOrder.includes('sms') ? filedFor(body, draft)?.template : undefined
  return {
    draft,
    gaps,
    findings: [...blanksIn(draft, plan), ...findingsIn(draft, ask)],
    contents: noticeContents.map(({ key, part, label, article }) => ({
      key,
      part,
      label,
      article,
      said: !gaps.some((gap) => gap.content === key && gap.blocking),
    })),
    missingParams: filed ? missingSmsParams(draft.words, filed) : [],
  }
}

/** Read in e-mail and in-site messages only. */
export const ownCodeFields: ReadonlySet<string> = new Set(['verification', 'closing'])

function findingsIn(draft: WorkedDraft, { own, flawFixed = false, tenants = [] }: JudgeFor): FieldFinding[] {
  const forPublic = draft.audience === 'public'
  const others = tenants.filter(({ groups }) => forPublic || !groups.includes(draft.group))
  const ask = {
    own,
    flawFixed,
    otherNames: others.map(({ name }) => name),
    noEvidenceHasBasis: false,
    forPublic,
  }
  return fieldsOf(draft.words).flatMap(([field, text]) =>
    checkText(text, { ...ask, ownCode: ownCodeFields.has(field), personFields: field !== 'sms' }).map(
      (finding) => ({ ...finding, field }),
    ),
  )
}

/** Fields nobody may leave empty; those of one channel only where that channel is meant. */
const needed: readonly [field: RegExp, channel: ChannelKey | null][] = [
  [/^(title|lede|contact|verification|headings\..+|parts\..+)$/, null],
  [/^sms$/, 'sms'],
  [/^phone\..+$/, 'phone'],
]

function blanksIn({ words, audience }: WorkedDraft, { channelOrder }: NoticePlan): FieldFinding[] {
  const meant = (channel: ChannelKey | null) =>
    channel === null || (audience !== 'public' && channelOrder.includes(channel))
  return fieldsOf(words)
    .filter(([, text]) => !text.trim())
    .filter(([field]) => needed.some(([pattern, channel]) => pattern.test(field) && meant(channel)))
    .map(([field]) => ({
      field,
      code: 'blank',
      level: 'blocking',
      from: 0,
      to: 0,
      excerpt: '',
      reason: blank,
    }))
}

const blank: Wording = { 'zh-CN': '未填写', en: 'left blank' }

function planFaults({ sender }: NoticeBody, { bound, channelOrder }: NoticePlan): Wording[] {
  const reaches = channelOrder.some((channel) => channel !== 'announcement')
  return [
    ...(bound < 1 ? [{ 'zh-CN': '人数上限', en: 'the bound of people' }] : []),
    ...(reaches ? [] : [{ 'zh-CN': '逐一告知的渠道', en: 'a channel that reaches each person' }]),
    ...(sender.hotline.trim() ? [] : [{ 'zh-CN': '联系电话', en: 'the hotline' }]),
  ]
}

const textFaults = ({ findings, missingParams }: JudgedDraft): Wording[] => [
  ...findings.filter(({ level }) => level === 'blocking').map(({ reason }) => reason),
  ...missingParams.map((name) => ({
    'zh-CN': `短信模板参数 ${name}`,
    en: `parameter ${name} of the SMS template`,
  })),
]

const reasonOf = ({ label, article, kind }: Gap): Wording => ({
  'zh-CN': `${label['zh-CN']}（${kind === 'translation' ? '缺译文，' : ''}${article['zh-CN']}）`,
  en: `${label.en} (${kind === 'translation' ? 'not translated, ' : ''}${article.en})`,
})

const once = (wordings: readonly Wording[]): Wording[] => [
  ...new Map(wordings.map((wording) => [wording['zh-CN'], wording])).values(),
]

/** A missing guardian's version is shown with the text of the person it stands beside. */
const withCoverage = (drafts: readonly JudgedDraft[], gaps: readonly Gap[]): JudgedDraft[] =>
  drafts.map((judged) => {
    const { draft } = judged
    const own = gaps.filter(
      ({ group, language }) =>
        draft.audience === audienceKeys[0] && group === draft.group && language === draft.language,
    )
    return own.length === 0 ? judged : { ...judged, gaps: [...judged.gaps, ...own] }
  })

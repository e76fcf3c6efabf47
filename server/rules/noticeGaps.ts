import { type FactKey, type FactSheet, factValue, type Language, type Wording } from './facts.ts'
import type { Draft } from './notice.ts'
import { type ContentKey, type NoticeContent, noticeContents, pipl, policy } from './noticeContents.ts'
import { sayFor } from './noticeFacts.ts'
import type { Names } from './say.ts'

/** `unsaid`: the fact is known, but the text (edited by a person) no longer states it. */
export interface Gap {
  content: ContentKey | 'guardian' | 'version' | 'template'
  kind: 'missing' | 'translation' | 'unknown' | 'unsaid'
  fact?: FactKey
  language: Language
  group: string
  audience: Draft['audience']
  label: Wording
  article: Wording
  blocking: boolean
}

/** What one draft lacks. Languages are judged one by one: a missing translation blocks its own draft only. */
export function contentGaps(draft: Draft, sheet: FactSheet, names: Names): Gap[] {
  const gaps = noticeContents.flatMap((item) => gapOf(item, draft, sheet, names) ?? [])
  return [...gaps, ...draft.problems.map(({ field, message }) => brokenTemplate(draft, field, message))]
}

/**
 * What a set of drafts lacks as a whole: a group with no text in a language that must be told, and the guardian's
 * version when minors are or may be among the affected (minors' regulation Art. 35; unknown warns, a count blocks).
 */
export function coverageGaps(
  drafts: readonly Draft[],
  sheet: FactSheet,
  languages: readonly Language[],
): Gap[] {
  const groups = factValue(sheet, 'groups')?.map((group) => group.key) ?? []
  const wanted = (groups.length ? groups : ['']).flatMap((group) =>
    languages.map((language) => ({ group, language })),
  )
  const lacks = (audience: Draft['audience'], at: { group: string; language: Language }) =>
    !drafts.some((d) => d.audience === audience && d.group === at.group && d.language === at.language)
  return wanted.flatMap((at) => {
    const person = lacks('person', at)
      ? [gap(at, 'person', 'version', versionLabel, pipl('一', 1), true)]
      : []
    const minors = factValue(sheet, 'minors', { group: at.group })
    const perhaps = minors === undefined || minors === null
    if (!lacks('guardian', at) || (!perhaps && minors.under18 === 0)) return person
    return [...person, gap(at, 'guardian', 'guardian', guardianLabel, minorsArticle, !perhaps)]
  })
}

const versionLabel: Wording = { 'zh-CN': '该语言的告知文本', en: 'a notice in this language' }
const guardianLabel: Wording = { 'zh-CN': '监护人版', en: "the guardian's version" }
const minorsArticle: Wording = {
  'zh-CN': '《未成年人网络保护条例》第三十五条',
  en: "minors' regulation Art. 35",
}

function gapOf(item: NoticeContent, draft: Draft, sheet: FactSheet, names: Names): Gap | undefined {
  const kind = kindOf(item, draft, sheet, names)
  if (!kind) return undefined
  const { language, group, audience } = draft
  const blocking = kind !== 'unknown' || !item.mayBeUnknown
  const { key, fact, label, article } = item
  return { content: key, kind, fact, language, group, audience, label, article, blocking }
}

function kindOf(item: NoticeContent, draft: Draft, sheet: FactSheet, names: Names): Gap['kind'] | undefined {
  const text =
    item.part === 'contact'
      ? `${draft.words.contact}\n${draft.words.parts.remedy}`
      : draft.words.parts[item.part]
  const said = sayFor(sheet, item.fact, draft, names)
  if (said === undefined) return inAnotherLanguage(sheet, item.fact, draft) ? 'translation' : 'missing'
  if (said === null) return saysUnknown(text) ? 'unknown' : 'unsaid'
  return states(text, said) ? undefined : 'unsaid'
}

const inAnotherLanguage = (sheet: FactSheet, key: FactKey, { language }: Draft) =>
  sheet.some((f) => f.key === key && f.language !== '' && f.language !== language && f.value !== null)

const saysUnknown = (text: string) => /核实|确定|查明|verif|being decided|not yet known/i.test(text)

/** Does a text state a fact? At least half of the fact's word pairs (Chinese) or words (Latin) must be found in it. */
export function states(text: string, said: string): boolean {
  const wanted = tokensOf(said)
  if (wanted.length === 0) return text.includes(said.trim())
  const found = new Set(tokensOf(text))
  return wanted.filter((token) => found.has(token)).length * 2 >= wanted.length
}

function tokensOf(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]{3,}|\d{2,}/g) ?? []
  const runs = text.match(/\p{Script=Han}{2,}/gu) ?? []
  return [...words, ...runs.flatMap((run) => [...run].slice(1).map((char, i) => [...run][i]! + char))]
}

function gap(
  { group, language }: { group: string; language: Language },
  audience: Draft['audience'],
  content: Gap['content'],
  label: Wording,
  article: Wording,
  blocking: boolean,
): Gap {
  return { content, kind: 'missing', language, group, audience, label, article, blocking }
}

const brokenTemplate = (draft: Draft, field: string, message: string): Gap =>
  gap(
    draft,
    draft.audience,
    'template',
    { 'zh-CN': `模板 ${field}：${message}`, en: `template ${field}: ${message}` },
    policy,
    true,
  )

import type { NoticeVersionRow } from '../../db/queries/notices.ts'
import type { Material } from '../actions/notices/material.ts'
import type { NoticeFact } from '../contract/notices.ts'
import { factDefinitions } from '../rules/factDefinitions.ts'
import type { FactKey, FactSheet, Language } from '../rules/facts.ts'
import { changedSince, type FactUse } from '../rules/notice.ts'
import { type FactPlace, sayFor } from '../rules/noticeFacts.ts'
import { draftsMeant, type WorkedDraft } from '../rules/noticeWork.ts'

/** The facts the texts rest on: what each said when they were drawn, what it says now, and whether it moved. */
export function factsView(row: NoticeVersionRow, material: Material, drawn: FactSheet): NoticeFact[] {
  const drafts = draftsMeant(row.content, row.plan)
  return factDefinitions.flatMap(({ key }, at) =>
    groupsUsing(drafts, key).map((group) => factView(key, group, at, drafts, material, drawn)),
  )
}

function factView(
  key: FactKey,
  group: string,
  at: number,
  drafts: readonly WorkedDraft[],
  { sheet, names }: Material,
  drawn: FactSheet,
): NoticeFact {
  const uses = drafts.flatMap(({ used }) => used.filter((use) => use.key === key && use.group === group))
  const say = (facts: FactSheet) =>
    Object.fromEntries(
      drafts.map(({ language }) => [language, sayFor(facts, key, placeOf(group, language), names) ?? null]),
    ) as Record<Language, string | null>
  const moved = changedSince(uses, sheet)
  return {
    no: `F${at + 1}`,
    key,
    group,
    changed: moved.length > 0,
    version: newest(uses.map(({ version }) => version)),
    nowVersion: newest(moved.length > 0 ? moved.map(({ now }) => now) : uses.map(({ version }) => version)),
    was: say(drawn),
    now: say(sheet),
  }
}

const groupsUsing = (drafts: readonly WorkedDraft[], key: FactKey): string[] => [
  ...new Set(
    drafts.flatMap(({ used }: { used: FactUse[] }) =>
      used.filter((use) => use.key === key).map(({ group }) => group),
    ),
  ),
]

const placeOf = (group: string, language: Language): FactPlace => ({ group, language, audience: 'person' })
const newest = (versions: readonly number[]): number => Math.max(0, ...versions)

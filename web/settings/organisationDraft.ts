import type { Organisation } from '../../server/contract/sessions.ts'
import type { Fault } from '../api.ts'

/** The profile as it is being typed: figures are text until they are saved. */
export interface OrganisationDraft
  extends Omit<Organisation, 'peopleProcessed' | 'turnoverYuan' | 'targets' | 'version'> {
  peopleProcessed: string
  /** Empty: not given. */
  turnoverYuan: string
  targets: Record<string, string>
}

type Field = keyof OrganisationDraft

export function draftOf({ version: _, ...profile }: Organisation): OrganisationDraft {
  const targets = Object.entries(profile.targets).map(([rule, minutes]) => [rule, String(minutes)])
  return {
    ...profile,
    peopleProcessed: String(profile.peopleProcessed),
    turnoverYuan: profile.turnoverYuan === null ? '' : String(profile.turnoverYuan),
    targets: Object.fromEntries(targets),
  }
}

/** The request as the contract wants it; a language without words and a target left empty are left out. */
export function profileOf(draft: OrganisationDraft, version: number): Organisation {
  const targets = Object.entries(draft.targets).filter(([, minutes]) => minutes.trim())
  return {
    ...draft,
    name: spoken(draft.name),
    shortName: spoken(draft.shortName),
    contact: spoken(draft.contact),
    peopleProcessed: wholeNumber(draft.peopleProcessed),
    turnoverYuan: draft.turnoverYuan.trim() ? wholeNumber(draft.turnoverYuan) : null,
    targets: Object.fromEntries(targets.map(([rule, minutes]) => [rule, wholeNumber(minutes)])),
    version,
  }
}

/** Fields that differ between two drafts. */
export const differing = (a: OrganisationDraft, b: OrganisationDraft): Field[] =>
  (Object.keys(a) as Field[]).filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]))

/** Mine where I changed it, theirs everywhere else: two people who changed different fields both keep theirs. */
export function rebase(
  mine: OrganisationDraft,
  base: OrganisationDraft,
  theirs: OrganisationDraft,
): OrganisationDraft {
  const kept = differing(mine, base).map((field) => [field, mine[field]])
  return { ...theirs, ...Object.fromEntries(kept) }
}

/** Figures that are none, by their field: JSON knows no way to send them, so that they are told here. */
export function faultsIn({ peopleProcessed, turnoverYuan, targets }: OrganisationDraft): Fault[] {
  const figures = Object.entries(targets).map(([rule, minutes]) => [`/targets/${rule}`, minutes] as const)
  const own = [
    ['/peopleProcessed', peopleProcessed],
    ['/turnoverYuan', turnoverYuan],
  ] as const
  return [...own, ...figures]
    .filter(([, text]) => !Number.isSafeInteger(wholeNumber(text)))
    .map(([pointer]) => ({ pointer, code: 'not_multiple_of' }))
}

/** 1,200,000 is written by people. */
const wholeNumber = (text: string): number => Number(text.replace(/[,，\s]/g, '') || '0')

const spoken = (wording: Organisation['name']): Organisation['name'] =>
  Object.fromEntries(Object.entries(wording).filter(([, text]) => text?.trim()))

import { breachKinds, type FactKey, figureKeys } from './facts.ts'

export type FactShape =
  | { kind: 'choice'; of: readonly string[] }
  | { kind: 'choices'; of: readonly string[] | 'functions' | 'categories' }
  | {
      kind:
        | 'instant'
        | 'people'
        | 'money'
        | 'groups'
        | 'regions'
        | 'minors'
        | 'flag'
        | 'ransom'
        | 'list'
        | 'count'
    }
  | { kind: 'figures'; of: readonly string[] }
  | { kind: 'text' }

export interface FactDefinition {
  key: FactKey
  section: 'event' | 'times' | 'data' | 'people' | 'story' | 'law' | 'elsewhere'
  shape: FactShape
  /** May differ between groups of affected people. */
  perGroup?: true
  /** Written by an act of the console (ending the response, a regulator's order), never typed in. */
  byAct?: true
}

const text = { kind: 'text' } as const
const flag = { kind: 'flag' } as const
const instant = { kind: 'instant' } as const

export const factDefinitions: readonly FactDefinition[] = [
  {
    key: 'personalInformation',
    section: 'event',
    shape: { kind: 'choice', of: ['yes', 'maybe', 'unknown', 'no'] },
    byAct: true,
  },
  {
    key: 'breachKinds',
    section: 'event',
    shape: { kind: 'choices', of: breachKinds },
  },
  { key: 'certainty', section: 'event', shape: { kind: 'choice', of: ['confirmed', 'possible'] } },
  { key: 'systems', section: 'event', shape: { kind: 'list' } },
  { key: 'functions', section: 'data', shape: { kind: 'choices', of: 'functions' } },
  { key: 'categories', section: 'data', shape: { kind: 'choices', of: 'categories' }, perGroup: true },
  { key: 'occurredAt', section: 'times', shape: instant },
  { key: 'discoveredAt', section: 'times', shape: instant },
  { key: 'learnedAt', section: 'times', shape: instant },
  { key: 'confirmedAt', section: 'times', shape: instant },
  { key: 'harmKnownAt', section: 'times', shape: instant },
  { key: 'suspectedAt', section: 'times', shape: instant },
  { key: 'assessedAt', section: 'times', shape: instant },
  { key: 'fixedAt', section: 'elsewhere', shape: instant },
  { key: 'gradedAt', section: 'times', shape: instant, byAct: true },
  { key: 'endedAt', section: 'times', shape: instant, byAct: true },
  { key: 'orderedAt', section: 'times', shape: instant, byAct: true },
  { key: 'people', section: 'people', shape: { kind: 'people' }, perGroup: true },
  { key: 'groups', section: 'people', shape: { kind: 'groups' } },
  { key: 'regions', section: 'people', shape: { kind: 'regions' }, perGroup: true },
  { key: 'minors', section: 'people', shape: { kind: 'minors' }, perGroup: true },
  { key: 'role', section: 'law', shape: { kind: 'choice', of: ['handler', 'processor', 'joint'] } },
  { key: 'operatorType', section: 'law', shape: { kind: 'choice', of: ['cii', 'organ', 'other'] } },
  { key: 'harmsRights', section: 'law', shape: flag },
  { key: 'harmAvoided', section: 'law', shape: flag },
  { key: 'lossYuan', section: 'law', shape: { kind: 'money' } },
  { key: 'importantData', section: 'law', shape: flag },
  { key: 'suspectedCrime', section: 'law', shape: flag },
  { key: 'ransom', section: 'law', shape: { kind: 'ransom' } },
  { key: 'records', section: 'law', shape: { kind: 'count' } },
  { key: 'coreData', section: 'law', shape: flag },
  { key: 'insider', section: 'law', shape: flag },
  { key: 'thirdParty', section: 'law', shape: flag },
  { key: 'malicious', section: 'elsewhere', shape: flag },
  { key: 'keysSafe', section: 'elsewhere', shape: flag },
  { key: 'crossBorder', section: 'elsewhere', shape: flag },
  { key: 'foreignRequest', section: 'elsewhere', shape: flag },
  { key: 'productFlaw', section: 'elsewhere', shape: flag },
  { key: 'nationalSecurity', section: 'elsewhere', shape: flag },
  { key: 'severeConsequences', section: 'elsewhere', shape: flag },
  { key: 'risk', section: 'elsewhere', shape: { kind: 'choice', of: ['unlikely', 'likely', 'high'] } },
  {
    key: 'threat',
    section: 'elsewhere',
    shape: { kind: 'choice', of: ['none', 'some', 'serious', 'very_serious'] },
  },
  { key: 'figures', section: 'elsewhere', shape: { kind: 'figures', of: figureKeys } },
  { key: 'summary', section: 'story', shape: text },
  { key: 'place', section: 'story', shape: text },
  { key: 'cause', section: 'story', shape: text },
  { key: 'harm', section: 'story', shape: text, perGroup: true },
  { key: 'measuresTaken', section: 'story', shape: text },
  { key: 'measuresPlanned', section: 'story', shape: text },
  { key: 'advice', section: 'story', shape: text, perGroup: true },
  { key: 'remedies', section: 'story', shape: text, perGroup: true },
  { key: 'contact', section: 'story', shape: text },
  { key: 'trend', section: 'story', shape: text },
  { key: 'leads', section: 'story', shape: text },
  { key: 'support', section: 'story', shape: text },
  { key: 'evidence', section: 'story', shape: text },
]

export const definitionOf = (key: FactKey): FactDefinition | undefined =>
  factDefinitions.find((definition) => definition.key === key)

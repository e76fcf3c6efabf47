import type { IconName } from '../parts/Icon.tsx'

/** The icon of a record by the noun its name begins with. */
const byNoun: Record<string, IconName> = {
  event: 'flag',
  incident: 'flag',
  response: 'flag',
  plan: 'flag',
  phase: 'next',
  seat: 'seat',
  task: 'check',
  note: 'record',
  facts: 'facts',
  duties: 'law',
  duty: 'law',
  exemption: 'shield',
  reclassification: 'decide',
  notice: 'edit',
  announcement: 'announcement',
  report: 'report',
  file: 'report',
  police: 'shield',
  party: 'people',
  drill: 'inject',
  order: 'send',
  call: 'phone',
  caller: 'phone',
  sending: 'send',
  people: 'people',
  audience: 'people',
  batch: 'upload',
  retention: 'lock',
  destruction: 'lock',
  proof: 'shield',
}

/** `seat.called` is about a seat. */
export const nounOf = (name: string): string => name.split('.')[0] ?? ''
export const iconOf = (name: string): IconName => byNoun[nounOf(name)] ?? 'record'

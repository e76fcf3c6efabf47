import type Sqlite from 'better-sqlite3'
import { isMeantFor, type Recipients } from '../../server/rules/recipient.ts'
import { statement } from './statement.ts'
import { peopleMeant, type Traits } from './tally.ts'

/** A personal field, and how many people of a rule have no value in it. */
export interface FieldLack {
  name: string
  lack: number
}

/** Where people of these traits with a value in this field are counted: the tally answers, no row is opened. */
export const fieldKeyOf = (name: string, { minor, region, grp }: Traits): string =>
  `field:${JSON.stringify([name, minor, region, grp])}`

/** Every field that somebody here has, and those asked for besides, each with how many people of the rule lack it. */
export function lackingFields(
  db: Sqlite.Database,
  rule: Recipients,
  asked: readonly string[] = [],
): FieldLack[] {
  const have = new Map<string, number>(asked.map((name) => [name, 0]))
  for (const { key, n } of statement<{ key: string; n: number }>(
    db,
    `SELECT key, n FROM tally WHERE kind = 'field' AND n > 0 ORDER BY key`,
  ).all()) {
    const [name, minor, region, group] = JSON.parse(key) as [string, number, string, string]
    const meant = isMeantFor(rule, { group, region, minor: minor > 0 }) ? n : 0
    have.set(name, (have.get(name) ?? 0) + meant)
  }
  const people = peopleMeant(db, rule)
  return [...have].map(([name, n]) => ({ name, lack: people - n }))
}

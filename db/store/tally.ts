import type Sqlite from 'better-sqlite3'
import { type MinorKind, minorKinds } from './rows.ts'
import { statement } from './statement.ts'

/** How a person can be reached, as bits; what is needed to plan without opening a sealed value. */
export const reachBits = { email: 1, phone: 2, guardianEmail: 4, guardianPhone: 8, ref: 16 } as const

const addressBits = 15

export interface Traits {
  grp: string
  language: string
  region: string
  minor: number
  reach: number
}

export const minorOf = (code: number): MinorKind => minorKinds[code] as MinorKind
export const minorCode = (kind: MinorKind): number => minorKinds.indexOf(kind)

/** Counts people by what they are, so that no page ever counts rows. Written in the transaction that changes a person. */
export class Tally {
  #changes = new Map<string, number>()

  add(traits: Traits, by: 1 | -1): void {
    for (const key of keysOf(traits)) this.#changes.set(key, (this.#changes.get(key) ?? 0) + by)
  }

  write(db: Sqlite.Database): void {
    const put = statement(
      db,
      `INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n`,
    )
    for (const [key, n] of this.#changes) if (n) put.run(...split(key), n)
    this.#changes.clear()
  }
}

/** People (or guardians to be told besides a minor of 14 to 17) in these groups; none named = everybody. */
export function tallyOf(
  db: Sqlite.Database,
  groups: readonly string[],
  kind: 'group' | 'guardian' = 'group',
): number {
  const sum = statement<{ n: number | null }>(
    db,
    `SELECT sum(n) n FROM tally WHERE kind = ? AND (json_array_length(?) = 0 OR key IN (SELECT value FROM json_each(?)))`,
  )
  const named = JSON.stringify(groups)
  return sum.get(kind, named, named)?.n ?? 0
}

export interface ReachCount {
  minor: number
  reach: number
  group: string
  n: number
}

/** How many people can be reached how, group by group. */
export function reachCounts(db: Sqlite.Database): ReachCount[] {
  const rows = statement<{ key: string; n: number }>(
    db,
    `SELECT key, n FROM tally WHERE kind = 'reach' AND n > 0`,
  ).all()
  return rows.map(({ key, n }) => {
    const [minor = '', reach = '', ...group] = key.split('.')
    return { minor: Number(minor), reach: Number(reach), group: group.join('.'), n }
  })
}

function keysOf({ grp, language, region, minor, reach }: Traits): string[] {
  const keys = [`group:${grp}`, `language:${language}`, `region:${region}`, `minor:${minorOf(minor)}`]
  keys.push(`reach:${minor}.${reach & addressBits}.${grp}`)
  if (reach & reachBits.email) keys.push('with:email')
  if (reach & reachBits.phone) keys.push('with:phone')
  const guardian = reach & (reachBits.guardianEmail | reachBits.guardianPhone)
  if (!(reach & (reachBits.email | reachBits.phone)) && !guardian) keys.push('with:nothing')
  if (minor && !guardian) keys.push('without:guardian')
  if (minorOf(minor) === 'under18') keys.push(`guardian:${grp}`)
  return keys
}

function split(key: string): [string, string] {
  const at = key.indexOf(':')
  return [key.slice(0, at), key.slice(at + 1)]
}

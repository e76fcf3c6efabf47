import type Sqlite from 'better-sqlite3'
import { isMeantFor, type PlaceCount, type Recipients } from '../../server/rules/recipient.ts'
import { fieldKeyOf } from './fields.ts'
import { type MinorKind, minorKinds } from './rows.ts'
import { statement } from './statement.ts'

/** How a person can be reached, as bits; what is needed to plan without opening a sealed value. */
export const reachBits = { email: 1, phone: 2, guardianEmail: 4, guardianPhone: 8, ref: 16 } as const

const addressBits = 31
const guardianBits = reachBits.guardianEmail | reachBits.guardianPhone

export interface Traits {
  grp: string
  language: string
  region: string
  minor: number
  reach: number
  tenant: string
  mail_group: string
  carrier: string
}

export const minorOf = (code: number): MinorKind => minorKinds[code] as MinorKind
export const minorCode = (kind: MinorKind): number => minorKinds.indexOf(kind)

/** Counts people by what they are, so that no page ever counts rows. Written in the transaction that changes a person. */
export class Tally {
  #changes = new Map<string, number>()

  add(traits: Traits, by: number): void {
    for (const key of keysOf(traits)) this.#changes.set(key, (this.#changes.get(key) ?? 0) + by)
  }

  /** People of these traits who have a value in each of these fields. */
  addFields(traits: Traits, fields: Iterable<readonly [name: string, n: number]>): void {
    for (const [name, n] of fields) {
      const key = fieldKeyOf(name, traits)
      this.#changes.set(key, (this.#changes.get(key) ?? 0) + n)
    }
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

/** People whom this rule names. */
export const peopleMeant = (db: Sqlite.Database, rule: Recipients): number => sum(whoCounts(db, rule))

/** Guardians to be told besides a minor of 14 to 17 whom this rule names. */
export const guardiansOf = (db: Sqlite.Database, rule: Recipients): number =>
  sum(whoCounts(db, rule).filter(({ minor }) => minorOf(minor) === 'under18'))

export interface WhoCount {
  minor: number
  reach: number
  region: string
  group: string
  n: number
}

/** How many people of this rule there are, by age, by how they can be reached, by region and group. */
export const whoCounts = (db: Sqlite.Database, rule: Recipients): WhoCount[] =>
  statement<{ key: string; n: number }>(db, `SELECT key, n FROM tally WHERE kind = 'who' AND n > 0`)
    .all()
    .map(whoOf)
    .filter((who) => isMeantFor(rule, { ...who, minor: who.minor > 0 }))

function whoOf({ key, n }: { key: string; n: number }): WhoCount {
  const [minor = '', reach = '', region = '', ...group] = key.split('.')
  return { minor: Number(minor), reach: Number(reach), region, group: group.join('.'), n }
}

const sum = (counts: readonly { n: number }[]): number => counts.reduce((all, { n }) => all + n, 0)

/** Everybody, counted by what a rule of recipients asks. */
export function placesOf(db: Sqlite.Database): PlaceCount[] {
  const places = new Map<string, PlaceCount>()
  for (const { group, region, minor, reach, n } of whoCounts(db, { groups: [] })) {
    const place = { group, region, minor: minor > 0 }
    const key = JSON.stringify(place)
    const so = places.get(key) ?? { ...place, n: 0, withoutGuardian: 0 }
    const alone = minor > 0 && !(reach & guardianBits)
    places.set(key, { ...so, n: so.n + n, withoutGuardian: so.withoutGuardian + (alone ? n : 0) })
  }
  return [...places.values()]
}

/** Counts everybody again, for a store whose tally was kept another way. */
export function recount(db: Sqlite.Database): void {
  db.exec(`DELETE FROM tally WHERE kind IN ('reach', 'guardian', 'who')`)
  db.exec(`INSERT INTO tally SELECT 'who', minor || '.' || (reach & ${addressBits}) || '.' || region || '.' || grp, count(*)
    FROM person GROUP BY 2`)
}

export interface CohortTally {
  minor: number
  grp: string
  language: string
  region: string
  tenant: string
  n: number
}

/** Everybody, by all that the coverage ledger asks of a person. */
export const cohortTallies = (db: Sqlite.Database): CohortTally[] =>
  statement<{ key: string; n: number }>(db, `SELECT key, n FROM tally WHERE kind = 'cohort' AND n > 0`)
    .all()
    .map(({ key, n }) => {
      const [minor, grp, language, region, tenant] = JSON.parse(key)
      return { minor, grp, language, region, tenant, n }
    })

/** Counts cohorts again, for a store that did not keep them. */
export function recountCohorts(db: Sqlite.Database): void {
  db.exec(`DELETE FROM tally WHERE kind = 'cohort'`)
  db.exec(`INSERT INTO tally SELECT 'cohort', json_array(minor, grp, language, region, tenant), count(*)
    FROM person GROUP BY 2`)
}

function keysOf({ grp, language, region, minor, reach, tenant }: Traits): string[] {
  const keys = [
    `group:${grp}`,
    `language:${language}`,
    `region:${region}`,
    `minor:${minorOf(minor)}`,
    `tenant:${tenant}`,
  ]
  keys.push(`who:${minor}.${reach & addressBits}.${region}.${grp}`)
  keys.push(`cohort:${JSON.stringify([minor, grp, language, region, tenant])}`)
  if (reach & reachBits.email) keys.push('with:email')
  if (reach & reachBits.phone) keys.push('with:phone')
  const guardian = reach & guardianBits
  if (!(reach & (reachBits.email | reachBits.phone)) && !guardian) keys.push('with:nothing')
  if (minor && !guardian) keys.push('without:guardian')
  return keys
}

function split(key: string): [string, string] {
  const at = key.indexOf(':')
  return [key.slice(0, at), key.slice(at + 1)]
}

import { eq } from 'drizzle-orm'
import { type RetentionTerms, shippedTerms } from '../../server/rules/retention.ts'
import type { Sql, Tx } from '../database.ts'
import type { SealedValue } from '../schema/installation.ts'

const secondFactorKey = 'second_factor_required'

/** Whether everybody must have a second factor; no, until an owner says so. */
export async function secondFactorRequired(sql: Sql): Promise<boolean> {
  return (await find(sql, secondFactorKey)) === true
}

export const requireSecondFactor = (tx: Tx, value: boolean): Promise<void> => save(tx, secondFactorKey, value)

const termsKey = 'retention_terms'

/** How long the company keeps what it knows of affected people. */
export const findTerms = async (sql: Sql): Promise<RetentionTerms> =>
  ((await find(sql, termsKey)) as RetentionTerms | undefined) ?? shippedTerms

export const saveTerms = (tx: Tx, terms: RetentionTerms): Promise<void> => save(tx, termsKey, terms)

const proofKey = 'proof_key'

/** The pair of keys that signs proofs: the public half as it is, the private half sealed. */
export interface ProofKeyRow {
  publicKey: string
  sealed: string
  madeAt: number
}

export const findProofKey = async (sql: Sql): Promise<ProofKeyRow | undefined> =>
  (await find(sql, proofKey)) as ProofKeyRow | undefined

export const saveProofKey = (tx: Tx, row: ProofKeyRow): Promise<void> => save(tx, proofKey, row)

const rosterKey = 'roster_version'

/** Counts the changes of the roster, by hand or by somebody joining or leaving. */
export const rosterVersion = async (sql: Sql): Promise<number> =>
  ((await find(sql, rosterKey)) as number | undefined) ?? 1

export const saveRosterVersion = (tx: Tx, version: number): Promise<void> => save(tx, rosterKey, version)

const keyCheck = 'key_check'

/** Shows whether a key is the one that these data were begun under, and nothing else of it. */
export const findKeyCheck = async (sql: Sql): Promise<string | undefined> =>
  (await find(sql, keyCheck)) as string | undefined

export const saveKeyCheck = (tx: Tx, check: string): Promise<void> => save(tx, keyCheck, check)

const centreKey = 'user_centre'

/** The company's user centre as set on the page; a version even once it is dropped. */
export interface CentreRow {
  form: { url: string; country: string; seconds: number } | null
  token: SealedValue | null
  version: number
}

export const findCentre = async (sql: Sql): Promise<CentreRow | undefined> =>
  (await find(sql, centreKey)) as CentreRow | undefined

export const saveCentreRow = (tx: Tx, row: CentreRow): Promise<void> => save(tx, centreKey, row)

async function find(sql: Sql, key: string): Promise<unknown> {
  const { setting } = sql.t
  const [row] = await sql.select().from(setting).where(eq(setting.key, key))
  return row?.value
}

async function save(tx: Tx, key: string, value: unknown): Promise<void> {
  const { setting } = tx.t
  await tx
    .insert(setting)
    .values({ key, value })
    .onConflictDoUpdate({ target: setting.key, set: { value } })
    .returning()
}

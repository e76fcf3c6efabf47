import type { Sql, Tx } from '../../../db/database.ts'
import {
  asFact,
  type FactRow,
  insertFacts,
  listFactVersions,
  sheetNumber,
} from '../../../db/queries/facts.ts'
import type { Actor } from '../../context.ts'
import { currentSheet } from '../../rules/factSheet.ts'
import type { FactKey, FactSheet, Language } from '../../rules/facts.ts'

export async function sheetOf(sql: Sql, incidentId: string): Promise<FactSheet> {
  return currentSheet((await listFactVersions(sql, incidentId)).map(asFact))
}

export interface NewFact {
  key: FactKey
  group?: string
  language?: Language | ''
  value: unknown
  basis?: string
}

/** Adds the next version of each fact; together they are one new state of the sheet. Answers its running number. */
export async function addFacts(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  at: number,
  facts: readonly NewFact[],
): Promise<number> {
  const before = await sheetOf(tx, incidentId)
  const sheet = (await sheetNumber(tx, incidentId)) + 1
  const rows = facts.map(({ key, group = '', language = '', value, basis = '' }): FactRow => {
    const last = before.find((f) => f.key === key && f.group === group && f.language === language)
    return {
      incidentId,
      key,
      group,
      language,
      version: (last?.version ?? 0) + 1,
      value: { value },
      basis,
      by: actor.id,
      at,
      sheet,
    }
  })
  await insertFacts(tx, rows)
  return sheet
}

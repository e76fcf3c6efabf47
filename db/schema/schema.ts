import type { Kit } from '../kit.ts'
import { dutyTables } from './duties.ts'
import { factTables } from './facts.ts'
import { handlingTables } from './handling.ts'
import { incidentTables } from './incidents.ts'
import { installationTables } from './installation.ts'
import { noticeTables } from './notices.ts'
import { organisationTables } from './organisation.ts'
import { reclassificationTables } from './reclassifications.ts'
import { recordTables } from './records.ts'
import { reportTables } from './reports.ts'
import { retentionTables } from './retention.ts'
import { userTables } from './users.ts'

/** The whole schema, written once; each dialect builds it from its own kit. */
export const buildSchema = (k: Kit) => ({
  ...organisationTables(k),
  ...userTables(k),
  ...incidentTables(k),
  ...reclassificationTables(k),
  ...factTables(k),
  ...dutyTables(k),
  ...noticeTables(k),
  ...handlingTables(k),
  ...reportTables(k),
  ...recordTables(k),
  ...retentionTables(k),
  ...installationTables(k),
})
export type Schema = ReturnType<typeof buildSchema>

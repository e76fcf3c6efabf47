import type { Organisation } from '../../server/contract/sessions.ts'

const hour = 3_600_000

/**
 * When the first report to the provincial CAC would be due, for the reader before they press: hours from discovery by
 * who the operator is (Measures for Reporting Cybersecurity Incidents, Art. 4). The incident's own clock decides.
 */
export const firstReportDueAt = (noticedAt: number, operatorType: Organisation['operatorType']): number =>
  noticedAt + { cii: 1, organ: 2, other: 4 }[operatorType] * hour

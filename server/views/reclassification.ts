import type { ReclassificationRow } from '../../db/queries/reclassifications.ts'
import type { Access } from '../actions/access.ts'
import type { ReclassificationView } from '../contract/reclassifications.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

export function reclassificationView(
  row: ReclassificationRow,
  access: Access,
  actorId: string,
  names: Names,
): ReclassificationView {
  const open = row.state === 'proposed' && access.incident.status !== 'closed'
  return {
    id: row.id,
    from: row.from,
    eventKind: row.eventKind,
    reason: row.reason,
    state: row.state,
    proposedBy: personOf(names, row.proposedBy),
    proposedAt: iso(row.proposedAt),
    decidedBy: row.decidedBy === null ? null : personOf(names, row.decidedBy),
    decidedAt: isoOrNull(row.decidedAt),
    decisionReason: row.decisionReason,
    can:
      open && access.may('decide_reclassification', row.proposedBy === actorId)
        ? ['decide_reclassification']
        : [],
    version: row.version,
  }
}

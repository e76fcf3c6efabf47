import type { DestructionRow, LegalHoldRow } from '../../db/queries/retention.ts'
import type { Access } from '../actions/access.ts'
import type { KeyStanding, RetentionStanding } from '../actions/retention/standing.ts'
import type { DestructionView, HoldView, KeptKey, RetentionView } from '../contract/retention.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

export function retentionView(
  standing: RetentionStanding,
  access: Access,
  actorId: string,
  names: Names,
): RetentionView {
  const { terms, endedAt, imported, hold, holds, rows, contact, proof } = standing
  return {
    terms,
    endedAt: isoOrNull(endedAt),
    imported,
    keys: [contact, proof].map(keyView),
    hold: hold ? holdView(hold, names) : null,
    holds: holds.map((row) => holdView(row, names)),
    destructions: rows.map((row) => destructionView(row, standing, access, actorId, names)),
    can: stepsOn(standing, access),
  }
}

function stepsOn({ hold, imported, proof }: RetentionStanding, access: Access): string[] {
  const left = imported && proof.destroyedAt === null
  const steps = [
    left && !hold && access.may('hold') && 'hold',
    hold && access.may('lift_hold') && 'lift_hold',
    left && !hold && access.may('propose_destruction') && 'propose_destruction',
    access.may('export_proof') && 'export_proof',
    left && access.may('disclose_proof') && 'disclose_proof',
    access.standing.role === 'owner' && 'change_retention',
  ]
  return steps.filter((step) => typeof step === 'string')
}

const keyView = ({ kind, state, dueAt, destroyedAt }: KeyStanding): KeptKey => ({
  kind,
  state,
  dueAt: isoOrNull(dueAt),
  destroyedAt: isoOrNull(destroyedAt),
})

const holdView = (row: LegalHoldRow, names: Names): HoldView => ({
  reason: row.reason,
  placedBy: personOf(names, row.placedBy),
  placedAt: iso(row.placedAt),
  liftedBy: row.liftedBy === null ? null : personOf(names, row.liftedBy),
  liftedAt: isoOrNull(row.liftedAt),
  liftReason: row.liftReason,
})

function destructionView(
  row: DestructionRow,
  { hold }: RetentionStanding,
  access: Access,
  actorId: string,
  names: Names,
): DestructionView {
  const open = row.state === 'proposed' && !hold
  const { certificate } = row
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    ground: row.ground,
    reason: row.reason,
    proposedBy: personOf(names, row.proposedBy),
    proposedAt: iso(row.proposedAt),
    decidedBy: row.decidedBy === null ? null : personOf(names, row.decidedBy),
    decidedAt: isoOrNull(row.decidedAt),
    decisionReason: row.decisionReason,
    doneAt: isoOrNull(row.doneAt),
    certificate: certificate && {
      destroyed: certificate.destroyed,
      remains: certificate.remains,
      backupsAliveUntil: certificate.backupsAliveUntil,
    },
    can: open && access.may('decide_destruction', row.proposedBy === actorId) ? ['decide_destruction'] : [],
    version: row.version,
  }
}

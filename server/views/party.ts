import type { Sql } from '../../db/database.ts'
import { listParties, type PartyRow } from '../../db/queries/parties.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import type { Context } from '../context.ts'
import type { AttachmentView } from '../contract/files.ts'
import type { PartyView } from '../contract/parties.ts'
import { factValue } from '../rules/facts.ts'
import { listedParties, type PartyClock, partyClock, partyStart, questionClock } from '../rules/party.ts'
import { filesOf } from './file.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

/** Everybody else who is in it, the groups they may have, and what the reader may do. */
export async function partyList(ctx: Context, sql: Sql, access: Access) {
  const { incident, world } = access
  const sheet = await sheetOf(sql, incident.id)
  const names = await namesOf(sql)
  const files = await filesOf(sql, incident.id)
  const open = incident.status !== 'closed' && world.endedAt === null
  const may = (['change_parties', 'tell_party', 'ask_party'] as const).filter(
    (step) => open && access.may(step),
  )
  const at = { startAt: partyStart(sheet), now: ctx.now(world) }
  return {
    parties: listedParties(await listParties(sql, incident.id)).map((row) =>
      partyView(row, at, { names, files, may }),
    ),
    groups: factValue(sheet, 'groups') ?? [],
    can: [...may],
  }
}

interface Around {
  names: Names
  files: (digests: readonly string[]) => AttachmentView[]
  may: readonly string[]
}

const partyView = (
  row: PartyRow,
  { startAt, now }: { startAt: number | null; now: number },
  { names, files, may }: Around,
): PartyView => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  contact: row.contact,
  contractHours: row.contractHours,
  contractBasis: row.contractBasis,
  groups: row.groups,
  role: row.role,
  clock: clockView(partyClock(row, startAt, now)),
  told: toldOf(row, names),
  asked:
    row.askedAt === null
      ? null
      : { at: iso(row.askedAt), what: row.asked, dueAt: isoOrNull(row.answerDueAt) },
  question: clockView(questionClock(row, now)),
  answered: row.answeredAt === null ? null : { at: iso(row.answeredAt), answer: row.answer },
  instructed: row.instructedAt === null ? null : { at: iso(row.instructedAt), text: row.instruction },
  files: files(row.files),
  can: stepsOn(row, may),
  version: row.version,
})

const clockView = ({ state, startAt, dueAt, late }: PartyClock): PartyView['clock'] => ({
  state,
  startAt: isoOrNull(startAt),
  dueAt: isoOrNull(dueAt),
  late,
})

const toldOf = (row: PartyRow, names: Names): PartyView['told'] =>
  row.toldAt === null
    ? null
    : {
        at: iso(row.toldAt),
        by: personOf(names, row.toldBy ?? ''),
        how: row.toldHow,
        proof: row.toldProof,
        late: row.toldLate,
      }

function stepsOn(row: PartyRow, may: readonly string[]): string[] {
  const steps: Record<string, boolean> = {
    change: may.includes('change_parties'),
    remove: may.includes('change_parties') && row.toldAt === null && row.askedAt === null,
    tell: may.includes('tell_party') && row.toldAt === null,
    ask: may.includes('ask_party') && (row.askedAt === null || row.answeredAt !== null),
    answer: may.includes('ask_party') && row.askedAt !== null && row.answeredAt === null,
    instruct: may.includes('tell_party') && row.kind === 'tenant',
  }
  return Object.keys(steps).filter((step) => steps[step])
}

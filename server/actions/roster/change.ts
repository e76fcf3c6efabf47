import type { Tx } from '../../../db/database.ts'
import { listRoster, replaceRoster } from '../../../db/queries/roster.ts'
import { rosterVersion } from '../../../db/queries/settings.ts'
import { listStaff } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import type { Roster } from '../../contract/sessions.ts'
import { type FieldFault, invalid, stale } from '../../problem.ts'
import type { SeatKey } from '../../rules/seats.ts'
import { need } from '../need.ts'
import { record } from '../record.ts'
import { rosterRows } from './rows.ts'
import { viewRoster } from './view.ts'

type Seats = { seat: SeatKey; people: string[] }[]

/** The roster as a whole: a seat left out is left empty. Refused when it changed since `version`. */
export async function changeRoster(
  ctx: Context,
  actor: Actor,
  { version, seats }: { version: number; seats: Seats },
): Promise<Roster> {
  need('change_roster', actor)
  await ctx.db.write(async (tx) => {
    if ((await rosterVersion(tx)) !== version) throw stale('roster', await viewRoster(tx))
    const faults = await faultsIn(tx, seats)
    if (faults.length) throw invalid(faults)
    await replaceRoster(tx, rosterRows(placesOf(seats)))
    await record(ctx, tx, actor, {
      name: 'roster.changed',
      payload: { seats: Object.fromEntries(seats.map(({ seat, people }) => [seat, people])) },
    })
  })
  return viewRoster(ctx.db.read)
}

/** Appends somebody as the last deputy of each seat. */
export async function addToRoster(tx: Tx, userId: string, seats: readonly SeatKey[]): Promise<void> {
  if (!seats.length) return
  const places = [...(await listRoster(tx)), ...seats.map((seat) => ({ seat, userId }))]
  await replaceRoster(tx, rosterRows(places))
}

const placesOf = (seats: Seats) =>
  seats.flatMap(({ seat, people }) => people.map((userId) => ({ seat, userId })))

/** Only staff who have not left and are no auditors can be called; each seat stands once, each person once in it. */
async function faultsIn(tx: Tx, seats: Seats): Promise<FieldFault[]> {
  const roles = new Map((await listStaff(tx)).map(({ id, role }) => [id, role]))
  const faults: FieldFault[] = []
  for (const [i, { seat, people }] of seats.entries()) {
    if (seats.findIndex((other) => other.seat === seat) < i)
      faults.push({ pointer: `/seats/${i}/seat`, code: 'seat_twice' })
    for (const [j, id] of people.entries()) {
      const code = faultOf(roles.get(id), people.indexOf(id) < j)
      if (code) faults.push({ pointer: `/seats/${i}/people/${j}`, code })
    }
  }
  return faults
}

function faultOf(role: string | undefined, again: boolean): string | undefined {
  if (!role) return 'not_staff'
  if (role === 'auditor') return 'auditor_holds_no_seat'
  return again ? 'person_twice' : undefined
}

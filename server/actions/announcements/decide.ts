import type { Tx } from '../../../db/database.ts'
import { type AnnouncementVersionRow, updateAnnouncementVersion } from '../../../db/queries/announcements.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import { announcementFaults, blocksAnnouncement } from '../../rules/announcement.ts'
import { type Access, openToChange } from '../access.ts'
import { judgeFor, materialOf, senderOf } from '../notices/material.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'
import { openAnnouncement, openAt, sealOf, staleAnnouncement } from './open.ts'

/** Hands a draft to legal. Refused while a field is blank or a text must not go out, naming the fields. */
export async function submitAnnouncement(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  id: string,
  { version }: { version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'draft_announcement')
    const { current } = await openAt(tx, incidentId, id, version)
    needState(current, 'draft', 'not_a_draft')
    await refuseFaults(ctx, tx, incidentId, current)
    await turn(tx, current, { state: 'submitted', submittedAt: ctx.now(access.world) })
    await note(ctx, tx, actor, access, 'announcement.submitted', { announcementId: id, version })
    const { incident, world } = access
    const once = `approve_announcement:${id}:${version}`
    await tellSeat(ctx, tx, { once, incident, world, seat: 'legal', what: 'approve_announcement' })
  })
}

/** Legal approves, bound to the digest the approver saw; whoever drafted this version cannot. */
export async function approveAnnouncement(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  id: string,
  { version, digest }: { version: number; digest: string },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, current } = await openToDecide(tx, actor, incidentId, id, version)
    await refuseFaults(ctx, tx, incidentId, current)
    const seal = sealOf(current)
    if (seal !== digest)
      throw conflict('digest_differs', 'What would be sealed is not what you saw.', { digest: seal })
    await turn(tx, current, { state: 'approved', digest, ...decided(ctx, actor, access) })
    await note(ctx, tx, actor, access, 'announcement.approved', { announcementId: id, version, digest })
  })
}

export async function returnAnnouncement(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, current } = await openToDecide(tx, actor, incidentId, id, version)
    await turn(tx, current, { state: 'returned', reason, ...decided(ctx, actor, access) })
    await note(ctx, tx, actor, access, 'announcement.returned', { announcementId: id, version, reason })
  })
}

async function openToDecide(tx: Tx, actor: Actor, incidentId: string, id: string, version: number) {
  const access = await openToChange(tx, actor, incidentId, 'see')
  const { current } = await openAnnouncement(tx, incidentId, id)
  access.need('approve_announcement', current.draftedBy === actor.id)
  if (current.version !== version) throw staleAnnouncement(current)
  needState(current, 'submitted', 'not_submitted')
  return { access, current }
}

const decided = (ctx: Context, actor: Actor, { world }: Access) => ({
  decidedBy: actor.id,
  decidedAt: ctx.now(world),
})

async function refuseFaults(
  ctx: Context,
  tx: Tx,
  incidentId: string,
  { content }: AnnouncementVersionRow,
): Promise<void> {
  const material = await materialOf(ctx, tx, incidentId)
  const faults = announcementFaults(content, {
    ...judgeFor(material, senderOf(material)),
    otherNames: material.tenants.map(({ name }) => name),
    noEvidenceHasBasis: false,
  })
  if (blocksAnnouncement(faults))
    throw conflict('announcement_incomplete', 'Some of its text is blank or must not go out.', {
      texts: faults,
    })
}

export function needState(
  row: AnnouncementVersionRow,
  state: AnnouncementVersionRow['state'],
  code: string,
): void {
  if (row.state !== state) throw conflict(code, `It is ${row.state}, not ${state}.`, { state: row.state })
}

export async function turn(
  tx: Tx,
  row: AnnouncementVersionRow,
  change: Partial<AnnouncementVersionRow>,
): Promise<void> {
  if (!(await updateAnnouncementVersion(tx, row, change))) throw staleAnnouncement(row)
}

export const note = (
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: Access,
  name: string,
  payload: Record<string, unknown>,
) => record(ctx, tx, actor, { name, incidentId: incident.id, world, payload })

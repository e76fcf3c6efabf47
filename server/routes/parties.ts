import { openIncident, openToChange } from '../actions/access.ts'
import { addParty, addTenants } from '../actions/parties/add.ts'
import { answerParty, askParty, instructParty } from '../actions/parties/ask.ts'
import { changeParty, removeParty } from '../actions/parties/change.ts'
import type { OfParty } from '../actions/parties/open.ts'
import { takePack } from '../actions/parties/pack.ts'
import { tellParty } from '../actions/parties/tell.ts'
import { largestTenantFile, readTenants } from '../actions/parties/tenantFile.ts'
import { reportToPolice } from '../actions/police/report.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { sendDownload, takeBytes } from '../files.ts'
import { notFound } from '../problem.ts'
import { partyList } from '../views/party.ts'
import { policeView } from '../views/police.ts'
import type { On } from './on.ts'

/** Customers, third parties and the police: who else is in it, and what they were told. */
export function partyRoutes(on: On): void {
  on(api.listParties, ({ ctx, actor, params }) => list(ctx, actor, params.incidentId))
  on(api.addParty, async ({ ctx, actor, params: { incidentId }, body }) => {
    const partyId = await addParty(ctx, actor, incidentId, body)
    return oneOf(ctx, actor, { incidentId, partyId })
  })
  on(api.importTenants, async ({ ctx, actor, params: { incidentId }, request }) => {
    await openToChange(ctx.db.read, actor, incidentId, 'change_parties')
    const read = readTenants(await takeBytes(request, largestTenantFile))
    return { added: await addTenants(ctx, actor, incidentId, read) }
  })
  on(api.changeParty, async ({ ctx, actor, params, body: { version, ...entry } }) => {
    await changeParty(ctx, actor, { ...params, version }, entry)
    return oneOf(ctx, actor, params)
  })
  on(api.removeParty, async ({ ctx, actor, params, body }) => {
    await removeParty(ctx, actor, { ...params, version: body.version }, body.reason)
  })
  actRoutes(on)
  policeRoutes(on)
}

function actRoutes(on: On): void {
  on(api.tellParty, async ({ ctx, actor, params, body }) => {
    await tellParty(ctx, actor, { ...params, version: body.version }, { ...body, at: Date.parse(body.at) })
    return oneOf(ctx, actor, params)
  })
  on(api.askParty, async ({ ctx, actor, params, body }) => {
    const dueAt = body.dueAt === null ? null : Date.parse(body.dueAt)
    const asked = { ...body, at: Date.parse(body.at), dueAt }
    await askParty(ctx, actor, { ...params, version: body.version }, asked)
    return oneOf(ctx, actor, params)
  })
  on(api.answerParty, async ({ ctx, actor, params, body }) => {
    await answerParty(ctx, actor, { ...params, version: body.version }, { ...body, at: Date.parse(body.at) })
    return oneOf(ctx, actor, params)
  })
  on(api.instructParty, async ({ ctx, actor, params, body }) => {
    const given = { ...body, at: Date.parse(body.at) }
    await instructParty(ctx, actor, { ...params, version: body.version }, given)
    return oneOf(ctx, actor, params)
  })
  on(api.factPack, async ({ ctx, actor, params: { incidentId, partyId }, query, response }) => {
    const { name, type, content } = await takePack(ctx, actor, incidentId, { partyId, ...query })
    sendDownload(response, name, type, content)
  })
}

function policeRoutes(on: On): void {
  const police = async (ctx: Context, actor: Actor, incidentId: string) =>
    policeView(ctx, ctx.db.read, await openIncident(ctx.db.read, actor, incidentId))
  on(api.getPolice, ({ ctx, actor, params }) => police(ctx, actor, params.incidentId))
  on(api.reportToPolice, async ({ ctx, actor, params: { incidentId }, body }) => {
    await reportToPolice(ctx, actor, incidentId, { ...body, at: Date.parse(body.at) })
    return police(ctx, actor, incidentId)
  })
}

const list = async (ctx: Context, actor: Actor, incidentId: string) =>
  partyList(ctx, ctx.db.read, await openIncident(ctx.db.read, actor, incidentId))

async function oneOf(ctx: Context, actor: Actor, { incidentId, partyId }: Omit<OfParty, 'version'>) {
  const party = (await list(ctx, actor, incidentId)).parties.find(({ id }) => id === partyId)
  if (!party) throw notFound('party')
  return party
}

import { sheetNumber } from '../../db/queries/facts.ts'
import { openIncident } from '../actions/access.ts'
import { clocksOf } from '../actions/duties/clocks.ts'
import { correctAnchor, previewAnchor } from '../actions/duties/correctAnchor.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { dutyDocument } from '../documents/dutyTable.ts'
import { dutyCsv } from '../documents/dutyTableCsv.ts'
import type { DutySheet } from '../documents/dutyTableRows.ts'
import { dutyTableWords } from '../documents/dutyTableWords.ts'
import { sendDownload } from '../files.ts'
import { notFound } from '../problem.ts'
import { dutyViews } from '../views/duties.ts'
import { anchorViews, dutyStory } from '../views/dutyStory.ts'
import { movedViews } from '../views/moved.ts'
import { relayViews } from '../views/relay.ts'
import type { On } from './on.ts'

/** A duty whole, the table as a file, and the instants that clocks start from. */
export function dutyStoryRoutes(on: On): void {
  on(api.dutyStory, async ({ ctx, actor, params: { incidentId, dutyId } }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    const duty = (await dutyViews(ctx, ctx.db.read, access)).find(({ id }) => id === dutyId)
    if (!duty) throw notFound('duty')
    return dutyStory(ctx.db.read, access, duty, await clocksOf(ctx, ctx.db.read, access))
  })
  on(api.exportDuties, async ({ ctx, actor, params, query: { format, language, ...chosen }, response }) => {
    const sheet = await sheetFor(ctx, actor, params.incidentId)
    const name = [
      ...(sheet.drill ? [dutyTableWords[language].mark] : []),
      sheet.number,
      dutyTableWords[language].title,
    ]
    const { type, write } = formats[format]
    sendDownload(response, `${name.join(' ')}.${format}`, type, write(sheet, chosen, language))
  })
  on(api.listRelays, async ({ ctx, actor, params }) =>
    relayViews(ctx, ctx.db.read, await openIncident(ctx.db.read, actor, params.incidentId)),
  )
  anchorRoutes(on)
}

function anchorRoutes(on: On): void {
  on(api.listAnchors, ({ ctx, actor, params }) => anchors(ctx, actor, params.incidentId))
  on(api.previewAnchor, async ({ ctx, actor, params: { incidentId, key }, query }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    return movedViews(await previewAnchor(ctx, ctx.db.read, access, key, Date.parse(query.at)))
  })
  on(api.correctAnchor, async ({ ctx, actor, params, body }) => {
    await correctAnchor(ctx, actor, params, { ...body, at: Date.parse(body.at) })
    return anchors(ctx, actor, params.incidentId)
  })
}

async function anchors(ctx: Context, actor: Actor, incidentId: string) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  return anchorViews(ctx.db.read, access, await clocksOf(ctx, ctx.db.read, access))
}

const formats = {
  csv: { type: 'text/csv; charset=utf-8', write: dutyCsv },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: dutyDocument,
  },
} as const

async function sheetFor(ctx: Context, actor: Actor, incidentId: string): Promise<DutySheet> {
  const sql = ctx.db.read
  const access = await openIncident(sql, actor, incidentId)
  const { incident, world } = access
  return {
    number: incident.number,
    title: incident.title,
    drill: world.kind !== 'real',
    sheet: await sheetNumber(sql, incidentId),
    by: actor.name,
    at: ctx.now(world),
    duties: await dutyViews(ctx, sql, access),
  }
}

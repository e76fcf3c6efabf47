import type { Response } from 'express'
import { findFeed } from '../../db/queries/feeds.ts'
import { openIncident } from '../actions/access.ts'
import { closeFeed, feedOwner, openFeed } from '../actions/feeds/feeds.ts'
import type { Context } from '../context.ts'
import { api } from '../contract/api.ts'
import type { DueTime } from '../contract/dueTimes.ts'
import { calendarFile } from '../documents/ics.ts'
import { sendDownload } from '../files.ts'
import { notFound } from '../problem.ts'
import type { Language } from '../rules/facts.ts'
import { realWorld } from '../rules/world.ts'
import { dueEvents, dueTimesFor, dueTimesOf } from '../views/dueTimes.ts'
import { isoOrNull } from '../views/values.ts'
import type { On } from './on.ts'

/** When things are due: for the page's title, for a calendar file, and for a calendar that subscribes. */
export function dueTimeRoutes(on: On): void {
  on(api.dueTimes, ({ ctx, actor }) => dueTimesFor(ctx, ctx.db.read, actor))
  on(api.exportDueTimes, async ({ ctx, actor, params, query, response }) => {
    const access = await openIncident(ctx.db.read, actor, params.incidentId)
    const file = fileOf(ctx, await dueTimesOf(ctx, ctx.db.read, access), query.language)
    sendDownload(response, `${access.incident.number}.ics`, type, Buffer.from(file))
  })
  on(api.feed, async ({ ctx, actor }) => ({
    openedAt: isoOrNull((await findFeed(ctx.db.read, actor.id))?.openedAt),
  }))
  on(api.openFeed, async ({ ctx, actor }) => ({
    url: `${ctx.config.publicUrl}/api/feeds/${await openFeed(ctx, actor)}/duties.ics`,
  }))
  on(api.closeFeed, ({ ctx, actor }) => closeFeed(ctx, actor))
  on(api.readFeed, async ({ ctx, params, response }) => {
    const owner = await feedOwner(ctx, params.token)
    if (!owner) throw notFound('feed')
    answer(response, fileOf(ctx, await dueTimesFor(ctx, ctx.db.read, owner), owner.language))
  })
}

const type = 'text/calendar; charset=utf-8'

function fileOf(ctx: Context, times: readonly DueTime[], language: Language): string {
  const now = ctx.now(realWorld)
  return calendarFile(dueEvents(ctx, times, now, language), now, language)
}

function answer(response: Response, file: string): void {
  response.set({ 'content-type': type, 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })
  response.send(file)
}

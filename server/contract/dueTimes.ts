import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { clock } from './incidents.ts'
import { id, instant, language } from './values.ts'

export const dueTime = z.object({
  incidentId: id,
  number: z.string(),
  worldKind: z.enum(['real', 'drill', 'example']),
  /** The time of its world when this was written. */
  worldNow: instant,
  clock,
})
export type DueTime = z.infer<typeof dueTime>

const feed = z.object({ openedAt: instant.nullable() })

export const dueTimeApi = {
  dueTimes: endpoint('get', '/api/clocks', {
    summary: 'Every clock that runs in what the reader may see, the nearest end first',
    answer: z.array(dueTime),
  }),
  exportDueTimes: endpoint('get', '/api/incidents/:incidentId/due-times.ics', {
    summary: 'The due times of one incident as a calendar file',
    query: z.object({ language: language.default('zh-CN') }),
  }),
  feed: endpoint('get', '/api/me/feed', {
    summary: 'Whether the reader has a calendar feed of due times',
    answer: feed,
  }),
  openFeed: endpoint('post', '/api/me/feed', {
    summary: 'Open a calendar feed under a secret address, told once; a new one closes the old',
    answer: z.object({ url: z.string() }),
    status: 201,
  }),
  closeFeed: endpoint('delete', '/api/me/feed', {
    summary: 'Close the calendar feed: its address answers nothing',
  }),
  readFeed: endpoint('get', '/api/feeds/:token/duties.ics', {
    summary: 'Due times for a calendar program; the address is the secret',
    open: true,
  }),
}

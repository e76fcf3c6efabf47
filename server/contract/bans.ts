import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attachment, fileDigest } from './files.ts'
import { id, instant, person, place, version, words } from './values.ts'

const region = z.string().min(1).max(10)

/** An authority forbids telling people for a time. */
export const ban = z.object({
  id,
  authority: z.string(),
  /** Whose authority, ISO 3166: its law's duties to tell are held. */
  place: z.string(),
  text: z.string(),
  /** Empty = wherever, whoever. */
  regions: z.array(z.string()),
  groups: z.array(z.string()),
  orderedAt: instant,
  /** Until when it says it lasts; it still ends only when it is lifted. */
  until: instant.nullable(),
  file: attachment.nullable(),
  notedBy: person,
  notedAt: instant,
  lifted: z.object({ at: instant, by: person, reason: z.string(), file: attachment.nullable() }).nullable(),
  can: z.array(z.string()),
  version,
})
export type BanView = z.infer<typeof ban>
export const banList = z.object({ bans: z.array(ban), can: z.array(z.string()) })

const of = '/api/incidents/:incidentId/bans' as const
export const banApi = {
  listBans: endpoint('get', of, {
    summary: 'Authorities that forbid telling people, and until when they did',
    answer: banList,
  }),
  noteBan: endpoint('post', of, {
    summary:
      'An authority forbids telling: notices to those people are not ordered, and running orders pause',
    body: z.object({
      authority: words(200),
      place,
      text: words(5_000),
      regions: z.array(region).max(60).default([]),
      groups: z.array(z.string().min(1).max(100)).max(60).default([]),
      orderedAt: instant,
      until: instant.nullable().default(null),
      file: fileDigest.nullable().default(null),
    }),
    answer: banList,
    status: 201,
  }),
  liftBan: endpoint('post', `${of}/:banId/lift`, {
    summary: 'Legal notes that the ban is lifted, by whom and why; held duties run on from here',
    body: z.object({ reason: words(2_000), file: fileDigest.nullable().default(null), version }),
    answer: banList,
  }),
}

import { z } from 'zod'
import { authorityKinds } from '../rules/authorities.ts'
import { endpoint } from './endpoint.ts'
import { instant, person, place, typed, wording } from './values.ts'

/** A name in at least one language. */
const named = wording.refine((name) => Object.values(name).some((text) => text?.trim()), { error: 'blank' })

/** One line of the directory: an authority, where it takes reports, and the rules whose reports go there. */
export const authorityEntry = z.object({
  kind: z.enum(authorityKinds),
  /** Whose authority it is: ISO 3166, or `EU`. */
  place,
  /** ISO 3166-2; only for a company registered there. Empty = anywhere. */
  province: z.string().regex(/^(CN-[A-Z]{2})?$/),
  /** Only for companies of this sector. Empty = any. */
  sector: typed(40),
  name: named,
  ruleIds: z.array(z.string().regex(/^[A-Z]{2,4}-\d{2}[a-z]?$/)).max(60),
  channels: z.array(named).max(20),
  phone: typed(100),
  portal: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  hours: wording,
})
export type AuthorityForm = z.infer<typeof authorityEntry>

export const authority = authorityEntry.extend({ key: z.string() })
export type AuthorityView = z.infer<typeof authority>

export const authorityLine = authority.extend({
  /** `shipped` as it came, `changed` by the company over a shipped one, or the company's `own`. */
  origin: z.enum(['shipped', 'changed', 'own']),
  /** In force for this company: its province and its sectors. */
  fits: z.boolean(),
  changedBy: person.nullable(),
  changedAt: instant.nullable(),
  /** 0 while the company has not touched it. */
  version: z.number().int().min(0),
})
export type AuthorityLine = z.infer<typeof authorityLine>

export const authorityList = z.object({
  authorities: z.array(authorityLine),
  provinces: z.array(z.object({ key: z.string(), name: wording })),
  sectors: z.array(z.object({ key: z.string(), name: wording })),
  can: z.array(z.string()),
})
export type AuthorityList = z.infer<typeof authorityList>

const all = '/api/authorities' as const
const seen = z.number().int().min(0)

export const authorityApi = {
  listAuthorities: endpoint('get', '/api/incidents/:incidentId/authorities', {
    summary: 'Authorities that duties of this incident name, with their channels',
    answer: z.array(authority),
  }),
  authorities: endpoint('get', all, {
    summary: 'The directory of authorities: as shipped, and as the company keeps it',
    answer: authorityList,
  }),
  saveAuthority: endpoint('put', `${all}/:key`, {
    summary: 'Keep a line of the directory: over the shipped one of this key, or a new one',
    body: authorityEntry.extend({ version: seen }),
    answer: authorityList,
  }),
  dropAuthority: endpoint('delete', `${all}/:key`, {
    summary: 'Take a line of the company’s out: the shipped one of this key holds again, an own one is gone',
    query: z.object({ version: z.coerce.number().int().min(1) }),
    answer: authorityList,
  }),
}

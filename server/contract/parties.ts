import { z } from 'zod'
import { partyKinds } from '../rules/party.ts'
import { endpoint } from './endpoint.ts'
import { attachment, fileDigests } from './files.ts'
import { id, instant, language, person, typed, version, wording, words } from './values.ts'

const clock = z.object({
  state: z.enum(['idle', 'running', 'soon', 'late', 'stopped', 'unknown']),
  startAt: instant.nullable(),
  dueAt: instant.nullable(),
  late: z.boolean(),
})

export const party = z.object({
  id,
  kind: z.enum(partyKinds),
  name: z.string(),
  contact: z.string(),
  /** Hours the contract gives us to tell it; null where it names none. */
  contractHours: z.number().nullable(),
  contractBasis: z.string(),
  /** Groups of affected people that are its own, by key. */
  groups: z.array(z.string()),
  role: z.string(),
  /** Of telling it. */
  clock,
  told: z
    .object({ at: instant, by: person, how: z.string(), proof: z.string(), late: z.boolean() })
    .nullable(),
  asked: z.object({ at: instant, what: z.string(), dueAt: instant.nullable() }).nullable(),
  /** Of the question it was asked. */
  question: clock,
  answered: z.object({ at: instant, answer: z.string() }).nullable(),
  /** A customer's word that we may tell its end users ourselves. */
  instructed: z.object({ at: instant, text: z.string() }).nullable(),
  files: z.array(attachment),
  can: z.array(z.string()),
  version,
})
export type PartyView = z.infer<typeof party>

const entry = z.object({
  name: words(200),
  contact: typed(500).default(''),
  contractHours: z.int().min(1).max(8_760).nullable().default(null),
  contractBasis: typed(500).default(''),
  groups: z.array(z.string().max(100)).max(100).default([]),
  role: typed(2_000).default(''),
})

const of = '/api/incidents/:incidentId/parties' as const
const one = `${of}/:partyId` as const
export const partyApi = {
  listParties: endpoint('get', of, {
    summary: 'Customers we process for and third parties: who was told, asked and has answered',
    answer: z.object({
      parties: z.array(party),
      groups: z.array(z.object({ key: z.string(), name: wording })),
      can: z.array(z.string()),
    }),
  }),
  addParty: endpoint('post', of, {
    summary: 'List a customer or a third party',
    body: entry.extend({ kind: z.enum(partyKinds) }),
    answer: party,
    status: 201,
  }),
  importTenants: endpoint('post', `${of}/import`, {
    summary:
      'List customers from a CSV (the body): columns name, contact, hours, basis, groups, role; refused whole where a row has a fault',
    body: z.unknown(),
    answer: z.object({ added: z.number() }),
    status: 201,
  }),
  changeParty: endpoint('patch', one, {
    summary: 'Change the entry; what was told and asked stays',
    body: entry.extend({ version }),
    answer: party,
  }),
  removeParty: endpoint('post', `${one}/remove`, {
    summary: 'Take a wrong entry off the list; refused once it was told or asked',
    body: z.object({ reason: words(500), version }),
  }),
  tellParty: endpoint('post', `${one}/tell`, {
    summary: 'Record that it was told: when, how, with what proof; freezes whether that was late',
    body: z.object({
      at: instant,
      how: words(500),
      proof: words(1_000),
      files: fileDigests.default([]),
      version,
    }),
    answer: party,
  }),
  askParty: endpoint('post', `${one}/ask`, {
    summary: 'Record what it was asked, and until when it shall answer',
    body: z.object({ at: instant, what: words(4_000), dueAt: instant.nullable(), version }),
    answer: party,
  }),
  answerParty: endpoint('post', `${one}/answer`, {
    summary: 'Record what it answered',
    body: z.object({ at: instant, answer: words(8_000), files: fileDigests.default([]), version }),
    answer: party,
  }),
  instructParty: endpoint('post', `${one}/instruction`, {
    summary: 'A customer instructs us to tell its end users; without it no order may reach them',
    body: z.object({ at: instant, text: words(2_000), files: fileDigests.default([]), version }),
    answer: party,
  }),
  factPack: endpoint('get', `${one}/fact-pack`, {
    summary:
      'The facts for this customer alone, as DOCX or plain text: its own groups, never another customer',
    query: z.object({ format: z.enum(['docx', 'txt']), language: language.default('zh-CN') }),
    answer: z.unknown(),
  }),
}

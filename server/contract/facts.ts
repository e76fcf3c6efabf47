import { z } from 'zod'
import { factDefinitions } from '../rules/factDefinitions.ts'
import type { FactKey } from '../rules/facts.ts'
import { endpoint } from './endpoint.ts'
import { instant, language, person, typed, version, wording } from './values.ts'

const key = z.enum(factDefinitions.map((d) => d.key) as [FactKey, ...FactKey[]])
const group = z
  .string()
  .max(40)
  .regex(/^[a-z0-9_-]*$/)

export const fact = z.object({
  key,
  group: z.string(),
  language: language.or(z.literal('')),
  version,
  /** Null: to be verified. Instants are ISO 8601 here. */
  value: z.unknown(),
  basis: z.string(),
  by: person,
  at: instant,
})
export type FactView = z.infer<typeof fact>

export const factSheet = z.object({
  /** Running number of the sheet: "v7". */
  sheet: z.number(),
  facts: z.array(fact),
  contradictions: z.array(z.object({ keys: z.array(key), code: z.string() })),
  can: z.array(z.string()),
})

export type FactSheetView = z.infer<typeof factSheet>

export const factChange = z.object({
  key,
  group: group.default(''),
  language: language.or(z.literal('')).default(''),
  value: z.unknown(),
  basis: typed(500).default(''),
  /** Version last seen, 0 where there was none. */
  version: z.number().int().min(0),
})
export type FactChange = z.infer<typeof factChange>

export const category = z.object({ key: z.string(), name: wording, sensitive: z.boolean() })
export const dataMap = z.object({
  categories: z.array(category),
  functions: z.array(z.object({ key: z.string(), name: wording, categories: z.array(z.string()) })),
})
export type DataMapView = z.infer<typeof dataMap>

const of = '/api/incidents/:incidentId' as const
export const factApi = {
  dataMap: endpoint('get', '/api/datamap', {
    summary: 'Business functions and the categories of personal information each uses',
    answer: dataMap,
  }),
  listFacts: endpoint('get', `${of}/facts`, { summary: 'The fact sheet', answer: factSheet }),
  factHistory: endpoint('get', `${of}/facts/:key/history`, {
    summary: 'Every version of one fact',
    answer: z.array(fact),
  }),
  changeFacts: endpoint('put', `${of}/facts`, {
    summary: 'Change facts together; a stale or contradicting one refuses them all',
    body: z.object({ changes: z.array(factChange).min(1).max(100) }),
    answer: factSheet,
  }),
}

import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { eventKind, personalInformation } from './incidents.ts'
import { id, instant, person, version, words } from './values.ts'

const kind = eventKind.exclude(['personal_information'])

export const reclassification = z.object({
  id,
  from: personalInformation,
  eventKind: kind,
  reason: z.string(),
  state: z.enum(['proposed', 'confirmed', 'declined']),
  proposedBy: person,
  proposedAt: instant,
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string(),
  can: z.array(z.string()),
  version,
})
export type ReclassificationView = z.infer<typeof reclassification>

const of = '/api/incidents/:incidentId' as const
export const reclassificationApi = {
  listReclassifications: endpoint('get', `${of}/reclassifications`, {
    summary: 'Proposals that personal information is not involved after all, with what became of each',
    answer: z.array(reclassification),
  }),
  reclassifyIncident: endpoint('post', `${of}/reclassify`, {
    summary: 'Propose that personal information is not involved after all; somebody else decides',
    body: z.object({ eventKind: kind, reason: words() }),
    answer: reclassification,
    status: 201,
  }),
  decideReclassification: endpoint('post', `${of}/reclassifications/:reclassificationId/decide`, {
    summary: 'Legal confirms or declines; whoever proposed it cannot',
    body: z.object({ confirm: z.boolean(), reason: words(), version }),
    answer: reclassification,
  }),
}

import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant, person, words } from './values.ts'

/** SHA-256 in hex: the name a file is stored under. */
export const fileDigest = z.string().regex(/^[0-9a-f]{64}$/)
/** Files that a thing rests on, stored beforehand. */
export const fileDigests = z.array(fileDigest).max(30)

export const attachment = z.object({
  digest: fileDigest,
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  storedAt: instant,
  storedBy: person,
})
export type AttachmentView = z.infer<typeof attachment>

const of = '/api/incidents/:incidentId/files' as const
export const fileApi = {
  listFiles: endpoint('get', of, {
    summary: 'Files kept with the incident',
    answer: z.array(attachment),
  }),
  attachFile: endpoint('post', of, {
    summary:
      'Keep a file with the incident, as its bytes: PDF, PNG, JPEG, DOCX, XLSX, OFD, EML, TXT, CSV or LOG, up to 25 MB',
    query: z.object({ name: words(200) }),
    body: z.unknown(),
    answer: attachment,
    status: 201,
  }),
  fetchFile: endpoint('get', `${of}/:digest`, {
    summary: 'One of them, for download only; that it was fetched stands in the record',
    answer: z.unknown(),
  }),
}

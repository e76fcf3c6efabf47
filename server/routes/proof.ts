import { pipeline } from 'node:stream/promises'
import { findProofKey } from '../../db/queries/settings.ts'
import { type Access, openIncident } from '../actions/access.ts'
import { discloseProof } from '../actions/people/discloseProof.ts'
import { noteExport } from '../actions/people/noteExport.ts'
import type { Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { downloadHeaders } from '../files.ts'
import { notFound } from '../problem.ts'
import { proofBundle } from '../proof/bundle.ts'
import { fingerprintOf } from '../proof/signingKey.ts'
import { iso } from '../views/values.ts'
import type { On } from './on.ts'

export function proofRoutes(on: On): void {
  on(api.getProofKey, async ({ ctx }) => {
    const row = await findProofKey(ctx.db.read)
    if (!row) return { key: null }
    const { publicKey, madeAt } = row
    return { key: { publicKey, fingerprint: fingerprintOf(publicKey), madeAt: iso(madeAt) } }
  })
  on(api.exportProof, async ({ ctx, actor, params: { incidentId }, query: { code }, response }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    access.need('export_proof')
    const person = code === undefined ? undefined : await codeOf(ctx, incidentId, code)
    await noteExport(ctx, actor, access, person)
    const bundle = await proofBundle(ctx, { access, actor, code: person })
    response.set(downloadHeaders(nameOf(access, person), 'application/zip'))
    await pipeline(bundle, response)
  })
  on(api.discloseProof, ({ ctx, actor, params: { incidentId }, body }) =>
    discloseProof(ctx, actor, incidentId, body),
  )
}

/** As it is written, however it was typed. */
async function codeOf(ctx: Context, incidentId: string, code: string): Promise<string> {
  const person = await ctx.audiences.proofOf(incidentId, code)
  if (!person) throw notFound('person')
  return person.code
}

const nameOf = ({ incident, world }: Access, person: string | undefined): string => {
  const parts = [world.kind === 'real' ? '' : world.kind, incident.number, 'proof', person ?? '']
  return `${parts.filter(Boolean).join('-')}.zip`
}

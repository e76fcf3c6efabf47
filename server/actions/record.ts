import { createHash, createHmac, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Tx } from '../../db/database.ts'
import { insertLink, lastLink, lastLinkOf, saveHead } from '../../db/queries/records.ts'
import type { Actor, Context } from '../context.ts'
import { keyFor } from '../keys.ts'
import { chainStart, type Link, sealedPart } from '../rules/record.ts'
import { realWorld, type World } from '../rules/world.ts'

/** The names of every act that can stand in the record. The page has a sentence for each. */
export interface Act {
  name: string
  incidentId?: string | undefined
  world?: World
  /** What happened, for people to read; salted and erasable. Never contact details of affected people. */
  payload?: Record<string, unknown>
}

/** Appends one act to the chain, in the transaction of the row change it tells of. */
export async function record(ctx: Context, tx: Tx, actor: Actor, act: Act): Promise<Link> {
  const world = act.world ?? realWorld
  const payload = act.payload ?? {}
  const salt = randomBytes(16).toString('hex')
  const last = await lastLink(tx)
  const lastIn = act.incidentId ? await lastLinkOf(tx, act.incidentId) : undefined
  const open: Link = {
    seq: (last?.seq ?? 0) + 1,
    at: ctx.now(world),
    actor: actor.id,
    name: act.name,
    incidentId: act.incidentId ?? null,
    worldId: world.id,
    fields: Object.keys(payload).sort(),
    payloadDigest: digestOf({ salt, payload }),
    previous: last?.digest ?? chainStart,
    previousInIncident: lastIn?.digest ?? chainStart,
    digest: '',
  }
  const link = { ...open, digest: digestOf(sealedPart(open)) }
  await insertLink(tx, link, salt, payload)
  await saveHead(tx, headOf(ctx.key, link))
  return link
}

/** Where the chain ends, under the installation's key: a tail that was cut off, or a chain made anew, shows. */
export const headOf = (key: Buffer, { seq, digest }: Pick<Link, 'seq' | 'digest'>) => ({
  seq,
  digest,
  mac: createHmac('sha256', keyFor(key, 'record')).update(`${seq} ${digest}`).digest('hex'),
})

/** SHA-256, in hex, of RFC 8785 canonical JSON. */
export const digestOf = (value: unknown): string => sha256(canonical(value))

export const canonical = (value: unknown): string => canonicalize(JSON.parse(JSON.stringify(value))) as string
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

import { readFile } from 'node:fs/promises'
import { findOrganisation } from '../../db/queries/installation.ts'
import { listOrders, type OrderRow } from '../../db/queries/orders.ts'
import { findHead, lastLinkOf } from '../../db/queries/records.ts'
import type { PersonProof } from '../../db/store/proof.ts'
import type { Access } from '../actions/access.ts'
import { retentionOf } from '../actions/retention/standing.ts'
import type { Actor, Context } from '../context.ts'
import { type ZipFile, zipOf } from '../zip.ts'
import { decisionLines, personLine, type Sent, sentBy, textDigests } from './contents.ts'
import { lineFiles, type Written } from './lines.ts'
import { readme } from './readme.ts'
import { type SigningKey, signingKey } from './signingKey.ts'

/** Why a bundle proves no telling, or not yet all of it. */
export type ProofMark = 'drill' | 'example' | 'sandbox' | 'interim'

interface Tally {
  people: number
  /** Rows by order, then by channel and state. */
  deliveries: Record<string, Record<string, number>>
}

export interface Asked {
  access: Access
  actor: Actor
  /** One person alone. */
  code?: string | undefined
}

const verifier = new URL('verify-proof.mjs', import.meta.url)

/** Proof of notice as a zip: lines of JSON, a signed manifest over them, the public key, and what checks them all. */
export async function proofBundle(ctx: Context, asked: Asked): Promise<AsyncIterable<Buffer>> {
  const key = await signingKey(ctx)
  const imported = (await retentionOf(ctx, ctx.db.read, asked.access)).imported
  const sent: Sent = imported ? await sentBy(ctx, asked.access.incident.id) : new Map()
  return zipOf(filesOf(ctx, asked, key, imported, sent))
}

async function* filesOf(
  ctx: Context,
  asked: Asked,
  key: SigningKey,
  imported: boolean,
  sent: Sent,
): AsyncGenerator<ZipFile> {
  const written: Written = { lines: 0, head: '', files: [] }
  const tally: Tally = { people: 0, deliveries: {} }
  const people = imported ? peopleOf(ctx, asked) : nobody()
  yield* lineFiles(allLines(ctx, asked.access, sent, people, tally), written)
  const manifest = `${JSON.stringify(await manifestOf(ctx, asked, key, written, tally), null, 2)}\n`
  yield text('manifest.json', manifest)
  yield text('manifest.sig', `${key.sign(manifest)}\n`)
  yield text('README.txt', readme(key.fingerprint))
  yield { name: 'verify-proof.mjs', chunks: [await readFile(verifier)] }
}

async function* allLines(
  ctx: Context,
  access: Access,
  sent: Sent,
  people: AsyncIterable<PersonProof>,
  tally: Tally,
): AsyncGenerator<object> {
  yield* decisionLines(ctx, access, sent)
  const digestFor = textDigests()
  for await (const person of people) {
    const line = personLine(person, sent, digestFor)
    tally.people++
    for (const { order, channel, state } of line.deliveries) {
      const of = (tally.deliveries[order] ??= {})
      of[`${channel}:${state}`] = (of[`${channel}:${state}`] ?? 0) + 1
    }
    yield line
  }
}

async function* peopleOf(ctx: Context, { access, code }: Asked): AsyncGenerator<PersonProof> {
  const { id } = access.incident
  if (code === undefined) return yield* ctx.audiences.proof(id)
  const person = await ctx.audiences.proofOf(id, code)
  if (person) yield person
}
async function* nobody(): AsyncGenerator<PersonProof> {}

async function manifestOf(
  ctx: Context,
  { access, actor, code }: Asked,
  key: SigningKey,
  written: Written,
  tally: Tally,
) {
  const { incident, world } = access
  const organisation = await findOrganisation(ctx.db.read)
  const orders = await listOrders(ctx.db.read, incident.id)
  const { contact, proof } = await retentionOf(ctx, ctx.db.read, access)
  const head = await findHead(ctx.db.read)
  const marks = marksOf(world.kind, orders)
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    format: 'fenghuo-proof/1',
    company: organisation?.name ?? {},
    incident: { id: incident.id, number: incident.number, title: incident.title, world: world.kind },
    scope: code ?? 'everybody',
    marks,
    /** False: nobody was told by what is proved here. */
    counts: !marks.some((mark) => mark !== 'interim'),
    madeAt: iso(ctx.now(world)),
    madeBy: actor.name,
    publicKey: key.publicKey,
    fingerprint: key.fingerprint,
    ...written,
    ...tally,
    record: {
      seq: head?.seq ?? 0,
      head: head?.digest ?? '',
      headOfIncident: (await lastLinkOf(ctx.db.read, incident.id))?.digest ?? '',
    },
    contactsDestroyedAt: iso(contact.destroyedAt),
    proofDestroyedAt: iso(proof.destroyedAt),
  }
}

/** A drill and the example never count; nor does what only the sandbox took. */
function marksOf(world: Access['world']['kind'], orders: readonly OrderRow[]): ProofMark[] {
  const out = orders.filter(({ startedAt }) => startedAt !== null)
  const marks: ProofMark[] = world === 'real' ? [] : [world]
  if (out.length > 0 && out.every(({ sandbox }) => sandbox)) marks.push('sandbox')
  if (orders.some(({ state }) => state === 'waiting' || state === 'running')) marks.push('interim')
  return marks
}

const text = (name: string, content: string): ZipFile => ({ name, chunks: [Buffer.from(content)] })

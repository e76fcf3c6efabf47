/**
 * The append-only record as a chain: every link holds the digest of the link before it, in the whole installation
 * and within its incident, so that an edit, a drop and a re-order all show. Digests run over RFC 8785 canonical JSON.
 */
export interface Link {
  seq: number
  at: number
  actor: string
  name: string
  incidentId: string | null
  worldId: string
  fields: string[]
  payloadDigest: string
  previous: string
  previousInIncident: string
  digest: string
}

/** The digest before the first link. */
export const chainStart = ''

export type Fault =
  | { seq: number; fault: 'edited' | 'payload_edited' | 'out_of_order' }
  | { seq: number; fault: 'missing'; from: number; to: number }

type Hash = (text: string) => string

/** What a link's digest is taken over: all of it but the digest itself. */
export const sealedPart = ({ digest: _, ...rest }: Link): Omit<Link, 'digest'> => rest

/** Every break of the chain, in the order of `seq`; an empty list means whole. `canonical` is RFC 8785. */
export function* faultsInChain(
  links: Iterable<Link>,
  canonical: (value: unknown) => string,
  hash: Hash,
): Generator<Fault> {
  let last: Link | undefined
  const lastIn = new Map<string, string>()
  for (const link of links) {
    const expected = (last?.seq ?? 0) + 1
    if (link.seq !== expected) yield { seq: link.seq, fault: 'missing', from: expected, to: link.seq - 1 }
    else if (link.previous !== (last?.digest ?? chainStart)) yield { seq: link.seq, fault: 'out_of_order' }
    else if (link.incidentId && link.previousInIncident !== (lastIn.get(link.incidentId) ?? chainStart))
      yield { seq: link.seq, fault: 'out_of_order' }
    if (hash(canonical(sealedPart(link))) !== link.digest) yield { seq: link.seq, fault: 'edited' }
    if (link.incidentId) lastIn.set(link.incidentId, link.digest)
    last = link
  }
}

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
  | { seq: number; fault: 'head_differs' }

/** What a link's digest is taken over: all of it but the digest itself. */
export const sealedPart = ({ digest: _, ...rest }: Link): Omit<Link, 'digest'> => rest

/** A reader of links in the order of `seq`: every call answers the breaks that this link shows; none means whole. */
export function chainReader(digestOf: (value: unknown) => string): (link: Link) => Fault[] {
  let last: Link | undefined
  const lastIn = new Map<string, string>()
  return (link) => {
    const faults: Fault[] = [...placeFaults(link, last, lastIn.get(link.incidentId ?? ''))]
    if (digestOf(sealedPart(link)) !== link.digest) faults.push({ seq: link.seq, fault: 'edited' })
    if (link.incidentId) lastIn.set(link.incidentId, link.digest)
    last = link
    return faults
  }
}

function* placeFaults(link: Link, last: Link | undefined, lastInIncident = chainStart): Generator<Fault> {
  const expected = (last?.seq ?? 0) + 1
  if (link.seq !== expected) yield { seq: link.seq, fault: 'missing', from: expected, to: link.seq - 1 }
  else if (link.previous !== (last?.digest ?? chainStart)) yield { seq: link.seq, fault: 'out_of_order' }
  else if (link.incidentId && link.previousInIncident !== lastInIncident)
    yield { seq: link.seq, fault: 'out_of_order' }
}

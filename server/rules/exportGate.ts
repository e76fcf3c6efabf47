/**
 * What counsel answers before anything goes to a judicial or law-enforcement body abroad: personal information (PIPL Art.
 * 41) and data (DSL Art. 36) stored in China may not be handed over without approval of the competent Chinese authority.
 */
export interface ExportGate {
  /** Does it hold personal information, data or evidence stored in China? */
  holdsData: boolean
  /** Where it holds none: what it holds instead (counts, dates, a description). */
  why: string
  /** Who approved, where it holds some, with the number of the approval and its document (SHA-256 of a stored file). */
  approvedBy: string
  approvalNumber: string
  document: string | null
}

export interface GateFault {
  pointer: string
  code: 'gate_needed' | 'gate_approval' | 'blank'
}

/**
 * Must a filing pass the gate? Every one that names a duty of a law other than China's, and every one to an authority that is
 * not Chinese; one on a form of no place only where a foreign authority has asked for data.
 */
export const needsGate = (filing: {
  /** Jurisdictions of the duties it names. */
  places: readonly string[]
  /** Of the authority in the directory that it goes to; null where it is none of them. */
  recipientPlace: string | null
  /** Of the form; empty = any. */
  formPlaces: readonly string[]
  foreignRequest: boolean
}): boolean =>
  [...filing.places, ...(filing.recipientPlace ? [filing.recipientPlace] : [])].some(isAbroad) ||
  (filing.formPlaces.length > 0 && filing.formPlaces.every(isAbroad)) ||
  (filing.foreignRequest && filing.formPlaces.length === 0)

/**
 * Must an answer to an authority's question pass the gate? What is known of the authority decides; where it stands in no
 * directory, the report it asks about; and where it asks about none, whether a foreign authority has asked for data.
 */
export const answerNeedsGate = (answer: {
  /** Whoever noted the question said that the authority is not of mainland China. */
  abroad: boolean
  /** Of the authority in the directory; null where it is none of them. */
  authorityPlace: string | null
  /** Of the form of the report asked about; empty = any, or none was named. */
  formPlaces: readonly string[]
  foreignRequest: boolean
}): boolean => {
  if (answer.abroad) return true
  if (answer.authorityPlace) return isAbroad(answer.authorityPlace)
  return answer.formPlaces.length > 0 ? answer.formPlaces.every(isAbroad) : answer.foreignRequest
}

/** What keeps the gate shut; nothing = it may go. */
export function gateFaults(gate: ExportGate | undefined): GateFault[] {
  if (!gate) return [{ pointer: '/gate', code: 'gate_needed' }]
  if (!gate.holdsData) return gate.why.trim() ? [] : [{ pointer: '/gate/why', code: 'blank' }]
  return [
    ...(gate.approvedBy.trim() ? [] : [{ pointer: '/gate/approvedBy', code: 'blank' as const }]),
    ...(gate.document ? [] : [{ pointer: '/gate/document', code: 'gate_approval' as const }]),
  ]
}

/** Hong Kong, Macao and Taiwan have laws and authorities of their own: counsel answers there too. */
const isAbroad = (place: string) => place !== 'CN' && !place.startsWith('CN-')

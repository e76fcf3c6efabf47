/** What went wrong, as RFC 9457 says it, with pointers (RFC 6901) to the fields at fault. */
export interface FieldFault {
  pointer: string
  code: string
  detail?: string
}

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly faults: readonly FieldFault[]
  readonly extra: Record<string, unknown>

  constructor(status: number, code: string, detail: string, faults: readonly FieldFault[] = [], extra = {}) {
    super(detail)
    this.status = status
    this.code = code
    this.faults = faults
    this.extra = extra
  }
}

/** The catalogue. `code` is what the page translates; `detail` is for whoever reads the API. */
export const notSignedIn = () => new Problem(401, 'not_signed_in', 'Sign in first.')
export const secondFactorNeeded = () =>
  new Problem(403, 'second_factor_needed', 'Set up a second factor first.')
export const notAllowed = (step: string) =>
  new Problem(403, 'not_allowed', `You may not do this: ${step}.`, [], { step })
export const notFound = (noun: string) => new Problem(404, 'not_found', `No such ${noun}.`, [], { noun })
export const invalid = (faults: readonly FieldFault[]) =>
  new Problem(422, 'invalid', 'Some fields need another value.', faults)
/** Somebody changed it meanwhile: says what and who. */
export const stale = (noun: string, current: Record<string, unknown>) =>
  new Problem(409, 'stale', `This ${noun} was changed by someone else.`, [], { noun, current })
/** The state of things does not allow it now; `code` says why. */
export const conflict = (code: string, detail: string, extra: Record<string, unknown> = {}) =>
  new Problem(409, code, detail, [], extra)
/** Gone at the end of its term; what remains is counts. */
export const destroyed = () => new Problem(410, 'destroyed', 'This was destroyed at the end of its term.')
export const tooLarge = (limit: number) =>
  new Problem(413, 'too_large', `More than ${limit} bytes.`, [], { limit })

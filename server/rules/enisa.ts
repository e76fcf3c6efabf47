/**
 * Severity of a personal-data breach after ENISA's recommendations of 2013 (working document 1.0): SE = DPC × EI + CB.
 * It proposes a band and ties no duty to it; a person chooses the inputs.
 */
export const contexts = {
  /** Name, contact, education, family. */
  simple: { base: 1, shifts: [0, 1, 2, 3] },
  /** Location, traffic, preferences, habits. */
  behavioural: { base: 2, shifts: [-1, 0, 1, 2] },
  /** Income, transactions, statements, cards. */
  financial: { base: 3, shifts: [-2, -1, 0, 1] },
  /** Health, politics, sexual life. */
  sensitive: { base: 4, shifts: [-3, -2, -1, 0] },
} as const
export type Context = keyof typeof contexts
export const contextKeys = Object.keys(contexts) as Context[]

export const identifiers = ['name', 'document', 'contact', 'email', 'picture', 'alias'] as const
export type Identifier = (typeof identifiers)[number]

/** Negligible, limited, significant, maximum. */
export const eases = [0.25, 0.5, 0.75, 1] as const
/** None, in part, in full: for each of confidentiality, integrity and availability. */
export const losses = [0, 0.25, 0.5] as const

/** What a person chose. `shift` is how far the case lies from its context's base; 1 to 4 remains. */
export interface EnisaInputs {
  context: Context
  shift: number
  identifier: Identifier
  ease: (typeof eases)[number]
  confidentiality: (typeof losses)[number]
  integrity: (typeof losses)[number]
  availability: (typeof losses)[number]
  malicious: boolean
}

export const bands = ['low', 'medium', 'high', 'very_high'] as const
export type Band = (typeof bands)[number]

export interface EnisaScore {
  dpc: number
  ei: number
  cb: number
  /** 0.25 to 6 in quarters. */
  score: number
  band: Band
}

/** Below 2 low, below 3 medium, below 4 high, from 4 very high. Quarters are exact in binary, so no rounding is needed. */
export function enisaScore(inputs: EnisaInputs): EnisaScore {
  const dpc = contexts[inputs.context].base + inputs.shift
  const cb =
    inputs.confidentiality + inputs.integrity + inputs.availability + (inputs.malicious ? maliciousWeight : 0)
  const score = dpc * inputs.ease + cb
  return { dpc, ei: inputs.ease, cb, score, band: bandOf(score) }
}

export const maliciousWeight = 0.5

/** May this context be moved so far? The text gives each its own steps. */
export const isShift = ({ context, shift }: Pick<EnisaInputs, 'context' | 'shift'>): boolean =>
  (contexts[context].shifts as readonly number[]).includes(shift)

function bandOf(score: number): Band {
  if (score >= 4) return 'very_high'
  if (score >= 3) return 'high'
  return score >= 2 ? 'medium' : 'low'
}

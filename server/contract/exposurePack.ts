import { z } from 'zod'
import { marks } from '../rules/dutyRule.ts'
import type { ExemptionList } from '../rules/exemptionGround.ts'
import { factDefinitions } from '../rules/factDefinitions.ts'
import type { FactKey } from '../rules/facts.ts'
import type { FineList } from '../rules/fines.ts'
import { faultOf, type LawCatalogue } from '../rules/laws.ts'
import { citation, fullWording } from './pack.ts'

const key = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower case letters, digits and -')
const whole = z.int().min(0).nullable()
const factKeys = factDefinitions.map((definition) => definition.key) as [FactKey, ...FactKey[]]

/** Citations must be of laws that are there. */
const cited = (laws: readonly LawCatalogue[]) =>
  citation.superRefine((one, context) => {
    const fault = faultOf(one, laws)
    if (fault)
      context.addIssue({
        code: 'custom',
        path: [fault],
        message: `no ${fault} ${one[fault]} in templates/laws`,
      })
  })

/** What breaches may cost. */
export const fineList = (laws: readonly LawCatalogue[]): z.ZodType<FineList> =>
  z.strictObject({
    id: z.string().min(1),
    exposures: z
      .array(
        z
          .strictObject({
            key,
            ...citation.shape,
            mark: z.enum(marks),
            who: fullWording,
            says: fullWording,
            currency: z.string().regex(/^[A-Z]{3}$/),
            max: whole,
            turnoverShare: z.number().min(0).max(1).nullable(),
            personMax: whole,
            serious: z.boolean(),
            breachOf: z.array(z.string()).min(1),
          })
          .superRefine(({ law, version, article }, context) => {
            for (const { path, message } of cited(laws).safeParse({ law, version, article }).error?.issues ??
              [])
              context.addIssue({ code: 'custom', path, message })
          }),
      )
      .min(1),
  })

/** On what grounds people may go untold. */
export const exemptionList = (laws: readonly LawCatalogue[]): z.ZodType<ExemptionList> =>
  z.strictObject({
    id: z.string().min(1),
    grounds: z
      .array(
        z.strictObject({
          key,
          basis: cited(laws),
          mark: z.enum(marks),
          says: fullWording,
          asks: z.array(fullWording),
          releases: z.array(z.string()).min(1),
          reviewOn: z.array(z.enum(factKeys)),
        }),
      )
      .min(1),
  })

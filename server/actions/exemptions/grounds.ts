import type { Context } from '../../context.ts'
import type { ExemptionGround } from '../../rules/exemptionGround.ts'

/** Every ground that the laws as packed give. */
export const groundsOf = ({ templates }: Context): ExemptionGround[] =>
  templates.exemptions.flatMap(({ grounds }) => grounds)

export const groundOf = (ctx: Context, key: string): ExemptionGround | undefined =>
  groundsOf(ctx).find((ground) => ground.key === key)

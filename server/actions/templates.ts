import type { Sql } from '../../db/database.ts'
import { findTemplate, keepTemplate } from '../../db/queries/installation.ts'
import type { Context } from '../context.ts'
import type { DutyPack } from '../rules/dutyRule.ts'
import type { GradingScheme } from '../rules/grading.ts'
import type { Plan } from '../rules/plan.ts'
import { realWorld } from '../rules/world.ts'
import { digestOf } from './record.ts'

/** The law as packed: what an incident is judged by, kept as it was when the incident began. */
export interface Law {
  packs: DutyPack[]
  schemes: GradingScheme[]
}

/** Keeps today's plans and packs by digest, so that an incident finds the versions it began with. */
export async function keepTemplates(ctx: Context): Promise<void> {
  const { packs, schemes, plans } = ctx.templates
  const kept = [
    { kind: 'law', name: 'law', content: { packs, schemes } as unknown },
    ...plans.map((plan) => ({ kind: 'plan', name: plan.id, content: plan as unknown })),
  ]
  await ctx.db.write(async (tx) => {
    for (const { kind, name, content } of kept)
      await keepTemplate(tx, {
        digest: digestOf(content),
        kind,
        name,
        source: 'shipped',
        content,
        loadedAt: ctx.now(realWorld),
      })
  })
}

export const lawDigest = ({ templates: { packs, schemes } }: Context): string => digestOf({ packs, schemes })

const kept = new WeakMap<Context, Map<string, unknown>>()

export const lawOf = (ctx: Context, sql: Sql, digest: string): Promise<Law> =>
  versionOf<Law>(ctx, sql, digest)
export const planOf = (ctx: Context, sql: Sql, digest: string): Promise<Plan> =>
  versionOf<Plan>(ctx, sql, digest)

/** A version never changes, so it is read once per process. */
async function versionOf<T>(ctx: Context, sql: Sql, digest: string): Promise<T> {
  const read = kept.get(ctx) ?? new Map<string, unknown>()
  kept.set(ctx, read)
  if (!read.has(digest)) {
    const row = await findTemplate(sql, digest)
    if (!row) throw new Error(`no template version ${digest}`)
    read.set(digest, row.content)
  }
  return read.get(digest) as T
}

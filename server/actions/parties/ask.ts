import type { Actor, Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import { changeOne, type OfParty, refuseUnfit, withFiles } from './open.ts'

/** What a party was asked, and until when it shall answer. Asking again takes the place of the question before. */
export async function askParty(
  ctx: Context,
  actor: Actor,
  of: OfParty,
  { at, what, dueAt }: { at: number; what: string; dueAt: number | null },
): Promise<void> {
  await ctx.db.write((tx) =>
    changeOne(ctx, tx, actor, of, 'ask_party', async (_, { world }) => {
      const before = dueAt !== null && dueAt < at ? [{ pointer: '/dueAt', code: 'before_asked' }] : []
      await refuseUnfit(tx, of.incidentId, { at, files: [] }, ctx.now(world), before)
      const change = { askedAt: at, asked: what, answerDueAt: dueAt, answeredAt: null, answer: '' }
      return { name: 'party.asked', change, payload: { at, asked: what, dueAt } }
    }),
  )
}

interface Answer {
  at: number
  answer: string
  files: string[]
}

export async function answerParty(ctx: Context, actor: Actor, of: OfParty, given: Answer): Promise<void> {
  await ctx.db.write((tx) =>
    changeOne(ctx, tx, actor, of, 'ask_party', async (row, { world }) => {
      if (row.askedAt === null) throw conflict('not_asked', 'They have not been asked yet.')
      const before = given.at < row.askedAt ? [{ pointer: '/at', code: 'before_asked' }] : []
      await refuseUnfit(tx, of.incidentId, given, ctx.now(world), before)
      const { at, answer, files } = given
      const change = { answeredAt: at, answer, files: withFiles(row, files) }
      return { name: 'party.answered', change, payload: { at, answer, files } }
    }),
  )
}

interface Instruction {
  at: number
  text: string
  files: string[]
}

/** A customer's word that we tell its end users ourselves; without it no order may reach them (promise P16). */
export async function instructParty(
  ctx: Context,
  actor: Actor,
  of: OfParty,
  given: Instruction,
): Promise<void> {
  await ctx.db.write((tx) =>
    changeOne(ctx, tx, actor, of, 'tell_party', async (row, { world }) => {
      if (row.kind !== 'tenant') throw conflict('not_a_tenant', 'Only a customer can instruct us.')
      await refuseUnfit(tx, of.incidentId, given, ctx.now(world))
      const { at, text, files } = given
      const change = { instruction: text, instructedAt: at, files: withFiles(row, files) }
      return { name: 'party.instructed', change, payload: { at, text, files } }
    }),
  )
}

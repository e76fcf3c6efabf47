import type { Actor, Context } from '../../context.ts'
import { invalid } from '../../problem.ts'
import { factValue } from '../../rules/facts.ts'
import { openToChange } from '../access.ts'
import { evaluateDuties } from '../duties/evaluate.ts'
import { doAct } from '../duties/fulfil.ts'
import { addFacts, sheetOf } from '../facts/sheet.ts'
import { strangeFiles } from '../files/attach.ts'
import { record } from '../record.ts'

interface PoliceReport {
  at: number
  authority: string
  caseNumber: string
  proof: string
  files: string[]
}

/**
 * A report to the police (CN-11, CN-11a): where, when, under which number. Whoever reports suspects a crime, and the fact
 * sheet says so from then on; when the suspicion was formed stays for a person to say.
 */
export async function reportToPolice(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  report: PoliceReport,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'report_police')
    const now = ctx.now(access.world)
    const { at, authority, caseNumber, proof, files } = report
    const faults = [
      ...(at > now ? [{ pointer: '/at', code: 'in_the_future' }] : []),
      ...(await strangeFiles(tx, incidentId, files)),
    ]
    if (faults.length) throw invalid(faults)
    await record(ctx, tx, actor, {
      name: 'police.reported',
      incidentId,
      world: access.world,
      payload: { at, authority, caseNumber, proof, files },
    })
    if (factValue(await sheetOf(tx, incidentId), 'suspectedCrime') !== true) {
      await addFacts(tx, actor, incidentId, now, [{ key: 'suspectedCrime', value: true, basis: authority }])
      await evaluateDuties(ctx, tx, actor, access, 'police.reported')
    }
    const number = [authority, caseNumber].filter(Boolean).join(' ')
    await doAct(ctx, tx, actor, access, { act: 'act:police', at, proof: `${number} ${proof}` })
  })
}

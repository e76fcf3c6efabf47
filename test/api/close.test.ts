import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { nothingBesides, stateFacts } from '../breach.ts'
import { fileReport, finishTasks } from '../closing.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'

describe.each(dialects)('a whole incident on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  let incidentId: string
  beforeAll(async () => {
    smtp = await startSmtp()
    console_ = await startTestConsole({ dialect, env: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` } })
    team = await setUpTeam(console_)
    incidentId = (await breachWith(console_, team, peopleCsv(5))).incidentId
    await stateFacts(team.security, incidentId, [
      ['people', { low: 5, best: 1_000_000, high: 1_200_000 }],
      ...nothingBesides,
    ])
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
  })

  const view = () => team.commander.call(api.getIncident, { params: { incidentId } })
  const gaps = async (aim: 'end' | 'close') =>
    (await team.commander.call(api.endGaps, { params: { incidentId }, query: { for: aim } })).map(
      ({ code, ref }) => `${code} ${ref}`,
    )

  /** Goes on from phase to phase while the gates are open. */
  async function goOn(to: string): Promise<void> {
    const { phases } = await view()
    const keys = phases.filter(({ enteredAt }) => enteredAt === null).map(({ key }) => key)
    for (const key of keys.slice(0, keys.indexOf(to) + 1)) {
      const { version } = await view()
      await team.commander.call(api.movePhase, { params: { incidentId }, body: { to: key, version } })
    }
  }

  test('cannot end while somebody is owed something, and says who and what', async () => {
    expect(await gaps('end')).toEqual(expect.arrayContaining(['duty_open CN-03', 'duty_open CN-04']))
    const { version } = await view()
    const end = team.commander.call(api.endIncident, {
      params: { incidentId },
      body: { summary: '结束', version },
    })
    await expect(end).rejects.toMatchObject({ status: 409, problem: { code: 'cannot_end' } })
  })

  test('reported and everybody told, it can end; the clock of the final report starts then', async () => {
    const notice = await approveNotice(team, incidentId, { channelOrder: ['email'] })
    const order = await orderOf(console_, team, incidentId, notice)
    await orderWhen(team.commander, incidentId, order.id, isDone)
    await fileReport(console_, team, incidentId, 'first')
    expect(await gaps('end')).toEqual([])
    await finishTasks(team, incidentId)
    await goOn('end')
    const { version } = await view()
    const ended = await team.commander.call(api.endIncident, {
      params: { incidentId },
      body: { summary: '接口已修复，观察期内无异常', version },
    })
    expect(ended).toMatchObject({ status: 'ended' })
    const final = ended.clocks.find(({ ruleId }) => ruleId === 'CN-13')
    expect(final).toMatchObject({ startAt: ended.endedAt })
  })

  test('closes once the final report is filed, and is then read only', async () => {
    expect(await gaps('close')).toContain('duty_open CN-13')
    await goOn('review')
    await fileReport(console_, team, incidentId, 'final')
    expect(await gaps('close')).toEqual([])
    const { version } = await view()
    const closed = await team.commander.call(api.closeIncident, {
      params: { incidentId },
      body: { summary: '改进措施已落实', version },
    })
    expect(closed).toMatchObject({ status: 'closed', overdue: [], toDecide: [], can: [] })
    const note = team.commander.call(api.addNote, { params: { incidentId }, body: { text: '补记' } })
    await expect(note).rejects.toMatchObject({ problem: { code: 'incident_closed' } })
    const { lines } = await team.auditor.call(api.incidentLedger, { params: { incidentId } })
    const kept = lines.filter(({ state }) => state === 'kept').map(({ id }) => id)
    expect(kept).toEqual(expect.arrayContaining(['P1', 'P2', 'P4', 'P6', 'P7', 'P9', 'P13']))
  })
})

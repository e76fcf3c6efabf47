import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { dimensions } from '../../server/rules/coverage.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'

/** Five people; one has no address, one is of a group that a spreadsheet would take for a formula. */
const people = [
  'ref,name,email,region,group',
  'u1,甲,p1@people.example,CN,users',
  'u2,乙,p2@people.example,CN,users',
  'u3,丙,p3@people.example,JP,users',
  'u4,丁,,JP,users',
  'u5,戊,p5@people.example,DE,=1+1',
].join('\n')

describe.each(dialects)('coverage by what people are, on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  let incidentId: string
  let order: OrderView
  beforeAll(async () => {
    smtp = await startSmtp()
    const env = { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` }
    console_ = await startTestConsole({ dialect, env })
    team = await setUpTeam(console_)
    incidentId = (await breachWith(console_, team, people)).incidentId
    const notice = await approveNotice(team, incidentId, { channelOrder: ['email'] })
    const { id } = await orderOf(console_, team, incidentId, notice)
    order = await orderWhen(team.commander, incidentId, id, isDone)
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
  })
  const params = () => ({ incidentId, orderId: order.id })

  test('each dimension adds up to the order’s own coverage', async () => {
    expect(order.coverage).toMatchObject({ people: 5, told: 4, unreachable: 1 })
    for (const by of dimensions) {
      const { sum, rows } = await team.affairs.call(api.getCoverage, { params: params(), query: { by } })
      expect(sum).toEqual(order.coverage)
      expect(rows.reduce((all, { told }) => all + told, 0)).toBe(4)
    }
  })

  test('by region: who is unreachable stands where they live', async () => {
    const { rows } = await team.affairs.call(api.getCoverage, { params: params(), query: { by: 'region' } })
    expect(rows.map(({ key, told, unreachable }) => [key, told, unreachable])).toEqual([
      ['CN', 2, 0],
      ['JP', 1, 1],
      ['DE', 1, 0],
    ])
  })

  test('as a CSV: every row, the sum last, and no cell that a spreadsheet would run', async () => {
    const path = `/api/incidents/${incidentId}/orders/${order.id}/coverage.csv`
    const response = await fetch(`${console_.url}${path}?by=group`, {
      headers: { cookie: team.affairs.cookie },
    })
    expect(response.headers.get('content-type')).toContain('text/csv')
    const lines = (await response.text()).trimEnd().split('\r\n')
    expect(lines[0]).toContain('人群,已告知')
    expect(lines).toContain("'=1+1,1,0,0,0,0,0,1")
    expect(lines.at(-1)).toBe('合计,4,0,0,1,0,0,5')
    const byChannel = await fetch(`${console_.url}${path}?by=channel&language=en`, {
      headers: { cookie: team.affairs.cookie },
    })
    expect((await byChannel.text()).trimEnd().split('\r\n').slice(1)).toEqual([
      'E-mail,4,0,0,0,0,0,4',
      'No channel,0,0,0,1,0,0,1',
      'Total,4,0,0,1,0,0,5',
    ])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'

describe.each(dialects)('one person’s journey on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    smtp = await startSmtp({ refuse: { 'p1@people.example': '550 5.1.1 No such mailbox' } })
    const env = { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` }
    console_ = await startTestConsole({ dialect, env, at: Date.parse('2026-11-24T02:00:00Z') })
    team = await setUpTeam(console_)
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
  })

  test('from a dead mailbox to the call desk: each attempt with its time, its result and who made it', async () => {
    const file = 'ref,name,email,phone,region\nu1,甲一,p1@people.example,15400000001,CN'
    const { incidentId } = await breachWith(console_, team, file)
    const notice = await approveNotice(team, incidentId, { channelOrder: ['email', 'phone'] })
    const { id: orderId } = await orderOf(console_, team, incidentId, notice)
    await orderWhen(team.commander, incidentId, orderId, isDone)
    const { call } = await team.service.call(api.nextCall, { params: { incidentId, orderId }, body: {} })
    const params = { incidentId, orderId, deliveryId: String(call?.deliveryId) }
    await team.service.call(api.beginCall, { params })
    await team.service.call(api.endCall, { params, body: { outcome: 'busy' } })
    const of = { incidentId, personId: String(call?.personId) }
    const { person, orders } = await team.legal.call(api.getJourney, { params: of })
    expect(person).toMatchObject({ name: '甲*', phone: '+86154****0001' })
    expect(orders).toMatchObject([
      {
        orderId,
        no: 1,
        deliveries: [
          { channel: 'email', state: 'failed', stands: false, attempts: [{ by: null }] },
          {
            channel: 'phone',
            state: 'pending',
            stands: true,
            attempts: [{ code: 'busy', by: team.service.name }],
          },
        ],
      },
    ])
    expect(orders[0]?.deliveries[0]?.attempts[0]?.code).toContain('550')
    await expect(team.affairs.call(api.getJourney, { params: of })).rejects.toMatchObject({ status: 403 })
    await expect(
      team.legal.call(api.getJourney, { params: { ...of, personId: '99' } }),
    ).rejects.toMatchObject({ status: 404 })
  })
})

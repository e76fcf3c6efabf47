import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { phoneOf } from '../peers/people.ts'
import { type SmsPeer, startSms } from '../peers/sms.ts'
import { declareBreach, setUpTeam, type Team } from '../team.ts'

const minute = 60_000

describe.each(dialects)('staff who are paged by SMS on %s', (dialect) => {
  let sms: SmsPeer
  let console_: TestConsole
  let team: Team
  beforeEach(async () => {
    sms = await startSms()
    console_ = await startTestConsole({ dialect, env: { SMS_URL: sms.url } })
    team = await setUpTeam(console_)
    await team.legal.call(api.changeMe, { body: { phone: phoneOf(1) } })
    await team.security.call(api.changeMe, { body: { phone: phoneOf(2) } })
  })
  afterEach(async () => {
    await console_?.stop()
    await sms?.close()
  })

  const paged = async (afterMs = 0) => {
    console_.turn(afterMs)
    await console_.staffOutbox.processAll()
    return sms.calls.flatMap(({ numbers }) => numbers).sort()
  }
  const both = [phoneOf(1), phoneOf(2)]

  test('whoever has a number is paged once, with the incident’s number and a link', async () => {
    const { id, number } = await declareBreach(team.member, console_)
    expect(await paged()).toEqual(both)
    expect(sms.calls[0]?.text).toContain(number)
    expect(sms.calls[0]?.text).toContain(`/incidents/${id}`)
    expect(sms.badSignatures).toBe(0)
    expect(await paged(30 * minute)).toEqual(both)
  })

  test('a gateway that is down loses nobody: the message waits and goes when it is up again', async () => {
    sms.tricks.cutBefore = 2
    await declareBreach(team.member, console_)
    expect(await paged()).toEqual([])
    expect(await paged(minute)).toEqual(both)
  })

  test('a number the gateway refuses is tried again, then given up; the others hear at once', async () => {
    sms.tricks.refuse = { [phoneOf(1)]: 'blocked' }
    await declareBreach(team.member, console_)
    await paged()
    const tries = () => sms.requests
    expect(tries()).toBe(2)
    for (let n = 0; n < 6; n++) await paged(16 * minute)
    expect(tries()).toBe(6)
    delete sms.tricks.refuse
    await paged(60 * minute)
    expect(tries()).toBe(6)
  })

  test('nobody is paged from a drill, whatever is configured', async () => {
    const [scenario] = await team.commander.call(api.listScenarios)
    const drill = await team.commander.call(api.startDrill, {
      body: { title: '夜间演练', scenario: scenario?.key ?? '' },
    })
    await declareBreach(team.commander, console_, { worldId: drill.id })
    expect(await paged(30 * minute)).toEqual([])
    expect(sms.requests).toBe(0)
  })
})

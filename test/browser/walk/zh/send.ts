import { expect, test } from 'vitest'
import { api } from '../../../../server/contract/api.ts'
import { goTo } from '../incident.ts'
import {
  answerSms,
  byDayAndNight,
  letItGo,
  lettersTo,
  rowsBelow,
  tryOnOneself,
  uploadPeople,
} from '../sending.ts'
import { gone, type Walk } from './gathering.ts'

/** The list, the last stop, the messages and the ledger of them. */
export function theSending(on: Walk): void {
  test('a list in GB18030 goes in; what is wrong and who is twice stands by row', async () => {
    await goTo(on.security, '发送')
    await uploadPeople(on.security)
    expect(await rowsBelow(on.security, '看 3 行错误')).toEqual([
      '4 邮箱 不是邮箱地址',
      '5 手机号 号码位数不对',
      '9 整行 没有用户ID、手机号或邮箱，认不出是谁',
    ])
    expect(await rowsBelow(on.security, '看 1 行重复')).toHaveLength(1)
    await on.look(on.security, '11-people')
  })

  test('the last stop shows three messages; on the order each receives theirs, and one is out of reach', async () => {
    await goTo(on.commander, '发送')
    const messages = on.commander.locator('.message')
    await messages.nth(2).waitFor()
    expect(await messages.count()).toBe(3)
    await tryOnOneself(on.commander)
    on.sms.calls.length = 0
    await on.look(on.commander, '12-last-stop')
    await byDayAndNight(on.commander)
    await on.commander.getByRole('button', { name: '下令发送给 4 人' }).click()
    await on.commander.getByText('距发出').waitFor()
    expect(await lettersTo(on.smtp)).toEqual([])
    await letItGo(on.console_)
    await on.commander.getByText('联系不上 1 人').waitFor()
    await answerSms(on.console_, on.sms, [gone.number])
    await on.commander.getByText('3 + 0 + 0 + 1 = 4').waitFor()
    await on.commander.getByText('与名单 4 人一致').waitFor()
    await on.look(on.commander, '13-sending')
  })

  test('what the peers took is what the page says, each message with the code of its reader', async () => {
    const { people } = await on.team.service.call(api.listPeople, { params: { incidentId: on.incidentId } })
    const codes = people.map(({ code }) => code)
    const letters = await lettersTo(on.smtp)
    expect(letters.map(({ to }) => to)).toEqual(['g6@people.example'])
    expect(letters[0]?.text).toContain(codes[3])
    expect(letters[0]?.text).toContain('月底前复测全部导出接口')
    expect(on.sms.calls.map(({ numbers }) => numbers)).toEqual([
      ['+8615400000001'],
      ['+8615400000002'],
      [gone.number],
    ])
    for (const [n, { text, signature }] of on.sms.calls.entries())
      expect(`${signature}${text}`).toMatch(new RegExp(`^示例云.*${codes[n]}$`, 's'))
    await on.commander.getByRole('tab', { name: '逐人结果' }).click()
    for (const code of codes) await on.commander.getByText(code).first().waitFor()
    await on.look(on.commander, '14-results')
  })
}

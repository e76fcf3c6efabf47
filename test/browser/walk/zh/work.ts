import { expect, test } from 'vitest'
import { nothingBesides, stateFacts } from '../../../breach.ts'
import { acceptSeats } from '../../../team.ts'
import { dutiesPage } from '../../pages/duties.ts'
import { factsPage } from '../../pages/facts.ts'
import { declareOn } from '../declare.ts'
import { signIn } from '../door.ts'
import { choosing, saveFacts, typing, wall, writeFact, writeText } from '../facts.ts'
import { acceptSeat, chair, goTo } from '../incident.ts'
import type { Walk } from './gathering.ts'

/** Declared, seated, stated; two people on one fact; duties on live clocks. */
export function theWork(on: Walk): void {
  test('whoever notices declares it; the called see it on the page they have open', async () => {
    await signIn(on.commander, on.team.commander)
    await on.legal.goto('/')
    await on.affairs.goto('/')
    await on.look(on.commander, '01-home')
    await on.security.goto('/')
    await on.security.getByRole('link', { name: '宣布事件' }).first().click()
    on.incidentId = await declareOn(on.security, {
      what: '实名认证资料导出接口越权访问。巡检发现导出接口可以读取其他企业的资料。',
      how: '监测告警',
      functions: ['个人实名认证'],
    })
    await on.security.getByText('公司级别 特别重大').waitFor()
    await on.security.getByRole('list', { name: '预案阶段' }).getByText('启动预案').waitFor()
    await on.commander.getByText('接任总指挥席').waitFor()
    await on.legal.getByText('接任法务合规席').waitFor()
    await on.affairs.getByText('接任公关席').waitFor()
    await on.look(on.commander, '02-called')
  })

  test('each takes their chair with the undertaking, and the others see them sit down', async () => {
    for (const page of [on.commander, on.legal, on.security, on.affairs]) await acceptSeat(page)
    await acceptSeats(on.team, on.incidentId)
    for (const page of [on.commander, on.legal, on.security])
      for (const [seat, name] of Object.entries({
        总指挥: '李慎行',
        法务合规: '周令仪',
        安全: '孙博',
        公关: '唐晓',
      }))
        await chair(page, seat).filter({ hasText: name }).filter({ hasText: '已接任' }).waitFor()
    await on.commander.getByRole('list', { name: '实时记录' }).getByText('唐晓 接任公关席').waitFor()
    await on.look(on.commander, '03-command')
  })

  test('security states what is known; the others read it as it is saved', async () => {
    await goTo(on.security, '事实')
    await writeFact(on.security, '受损方式', choosing('泄露'))
    await writeFact(on.security, '确定程度', choosing('可能发生'))
    await writeFact(on.security, '发生时间', typing({ 发生时间: wall(on.console_.now() - 7_200_000) }))
    const calls = {
      低值: '1,010,000',
      估值: '1,186,000',
      高值: '1,420,000',
      依据: '按接口调用次数估计，未去重',
    }
    await writeFact(on.security, '受影响人数', typing(calls))
    await writeFact(on.security, '未成年人', typing({ '未满 14 周岁': '1', '未满 18 周岁（含前者）': '1' }))
    await writeText(
      on.security,
      '原因',
      '导出接口没有核对请求者是否属于该企业',
      'an export did not check who was asking',
    )
    await on.look(on.security, '04-facts-open')
    await saveFacts(on.security)
    await stateFacts(on.team.security, on.incidentId, nothingBesides)
    await on.commander.getByText('101 万 – 142 万').first().waitFor()
    await on.commander.getByText('国家分级 较大').waitFor()
  })

  test('two people change one fact: the second sees what the first wrote, and chooses', async () => {
    await goTo(on.legal, '事实')
    await writeText(on.legal, '可能的危害', '可能被用来冒名注册账号', 'accounts may be opened in your name')
    await writeText(
      on.security,
      '可能的危害',
      '可能被用来冒充客服诈骗',
      'it may be used to pose as our staff',
    )
    await saveFacts(on.security)
    const conflict = factsPage(on.legal).conflict.first()
    await conflict.getByText('孙博 在你修改期间改了这一项').waitFor()
    await conflict.getByText('可能被用来冒充客服诈骗').waitFor()
    await conflict.getByText('可能被用来冒名注册账号').waitFor()
    await on.look(on.legal, '05-conflict')
    await factsPage(on.legal).button('采用对方的').first().click()
    await factsPage(on.legal).button('以我的为准').click()
    await saveFacts(on.legal)
    await factsPage(on.security).row('可能的危害').getByText('accounts may be opened in your name').waitFor()
    await factsPage(on.security).row('可能的危害').getByText('可能被用来冒充客服诈骗').waitFor()
  })

  test('duties run on live clocks, and each says why it applies', async () => {
    await goTo(on.legal, '义务时限')
    const figure = dutiesPage(on.legal).row('CN-06').locator('.duty-figure')
    const before = await figure.innerText()
    await expect.poll(() => figure.innerText(), { timeout: 20_000 }).not.toBe(before)
    await dutiesPage(on.legal).toggle('CN-06').click()
    await dutiesPage(on.legal).detail.getByText('为什么适用').waitFor()
    await dutiesPage(on.legal).detail.getByText('国家分级较大及以上').waitFor()
    await on.look(on.legal, '06-duties')
  })
}

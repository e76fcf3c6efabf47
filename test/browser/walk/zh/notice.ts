import { expect, test } from 'vitest'
import { saveFacts, typing, writeFact, writeText } from '../facts.ts'
import { goTo } from '../incident.ts'
import { byPostAndText, draftNotice, redraw, submitText } from '../notices.ts'
import type { Walk } from './gathering.ts'

/** A notice that lacks something, mended and approved. */
export function theNotice(on: Walk): void {
  test('a notice lacks what the facts lack, by name; the drafter cannot approve it', async () => {
    await goTo(on.security, '事实')
    const counted = { 低值: '6', 估值: '6', 高值: '6', 依据: '日志逐条比对，已去重' }
    await writeFact(on.security, '受影响人数', typing(counted))
    await writeText(
      on.security,
      '已采取的措施',
      '吊销全部旧令牌\n关闭该接口',
      'Revoked all old tokens\nClosed the function',
    )
    await writeText(
      on.security,
      '拟采取的措施',
      '月底前复测全部导出接口',
      'Test every export again this month',
    )
    await writeText(on.security, '个人可以做什么', '查看近期登录', 'Look at recent sign-ins')
    await writeText(on.security, '联系方式', '400-000-0000（24 小时）', '400-000-0000 (24 hours)')
    await saveFacts(on.security)
    await goTo(on.affairs, '告知')
    await draftNotice(on.affairs)
    await byPostAndText(on.team.affairs, on.incidentId)
    await on.affairs.getByText('告知书 v2').waitFor()
    await on.affairs.getByText('缺 对个人的补救措施').waitFor()
    await on.affairs.getByText('至少一种语言齐备，才能提交。').waitFor()
    await on.look(on.affairs, '09-notice-lacks')
    await writeText(
      on.security,
      '对个人的补救',
      '免费身份冒用监测 12 个月',
      '12 months of free identity monitoring',
    )
    await saveFacts(on.security)
    await on.affairs.getByText('1 处事实已变').waitFor()
    await redraw(on.affairs, 3)
    await submitText(on.affairs)
    await on.affairs.getByText('等法务核准。起草本版的人不能核准。').waitFor()
    expect(await on.affairs.getByRole('button', { name: /^核准/ }).count()).toBe(0)
  })

  test('legal approves the very text, by its digest', async () => {
    await goTo(on.legal, '指挥')
    await on.legal.getByRole('link', { name: '审阅', exact: true }).click()
    const digest = await on.legal.locator('code.digest').first().innerText()
    await on.look(on.legal, '10-notice')
    await on.legal.getByRole('button', { name: '核准中文、英文版并加封' }).click()
    await on.legal.getByText('v3 已加封').waitFor()
    expect(await on.legal.locator('code.digest').first().innerText()).toBe(digest)
  })
}

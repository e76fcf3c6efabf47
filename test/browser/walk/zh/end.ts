import { expect, test } from 'vitest'
import { api } from '../../../../server/contract/api.ts'
import { breachFacts, stateFacts } from '../../../breach.ts'
import { acceptSeats, declareBreach } from '../../../team.ts'
import { dutiesPage } from '../../pages/duties.ts'
import { announce, checkCode, withdrawAnnouncement } from '../announcement.ts'
import { approveExemption, orderNotice, proposeExemption } from '../exemption.ts'
import { goTo, openAct } from '../incident.ts'
import { approveReport, draftReport, fileReport, signReport } from '../reports.ts'
import type { Walk } from './gathering.ts'

/** The public page, the supplement, the end, and a decision not to tell. */
export function theEnd(on: Walk): void {
  test('whom nobody reaches is told in public: approved, published, read without scripts, withdrawn', async () => {
    const address = await announce(on.affairs, on.legal)
    await on.look(on.affairs, '15-announcement')
    const passer = await on.open('passer-by', on.console_.url, { javaScriptEnabled: false })
    await passer.goto(address)
    await passer.getByText('免费身份冒用监测 12 个月').first().waitFor()
    const { people } = await on.team.service.call(api.listPeople, { params: { incidentId: on.incidentId } })
    await checkCode(passer, people[0]?.code ?? '')
    await passer.getByText('是我们发的', { exact: true }).waitFor()
    await passer.getByText(/以短信发出/).waitFor()
    await on.look(passer, '17-public-ours')
    await checkCode(passer, 'AAAA-AAAA')
    await passer.getByText('没有这个核对码').waitFor()
    await on.look(passer, '16-public')
    await passer.getByRole('link', { name: 'English' }).click()
    await passer.getByText('12 months of free identity monitoring').first().waitFor()
    await goTo(on.legal, '义务时限')
    await dutiesPage(on.legal).row('POL-05').getByText('已履行').waitFor()
    await withdrawAnnouncement(on.legal, '人数有误，更正后重发')
    await passer.goto(address)
    await passer.getByText('人数有误，更正后重发').waitFor()
    expect(await passer.getByText('免费身份冒用监测 12 个月').count()).toBe(0)
  })

  test('a supplement brings what the first report lacked, by the same path', async () => {
    await goTo(on.security, '报告')
    await on.security.getByRole('button', { name: /续报/ }).first().click()
    await draftReport(on.security, '续报')
    await goTo(on.legal, '指挥')
    await approveReport(on.legal)
    await goTo(on.commander, '指挥')
    await signReport(on.commander)
    await fileReport(on.legal, '网站 12387.cert.org.cn', 'BJ-EXAMPLE-000318')
  })

  test('ending starts the clock of the final report; closing is refused and names what is not done', async () => {
    const end = await openAct(on.commander, '结束响应')
    await end.getByLabel('结论').fill('接口已修复，受影响的人均已告知或公告')
    await on.look(on.commander, '18-end')
    await end.getByRole('button', { name: '宣布响应结束' }).click()
    await on.commander.getByText('响应已结束').first().waitFor()
    await goTo(on.legal, '义务时限')
    await dutiesPage(on.legal).row('CN-13').getByText('进行中').waitFor()
    const close = await openAct(on.commander, '关闭事件')
    await close.getByText(/还不能关闭，\d+ 项未了/).waitFor()
    await close.getByText('未履行的义务').waitFor()
    await close.getByText('处置总结报告', { exact: true }).waitFor()
    await close.getByText('未完成的任务').waitFor()
    expect(await close.getByRole('button', { name: '关闭事件' }).count()).toBe(0)
    await on.look(on.commander, '19-close-refused')
  })

  test('no harm can come of it: proposed by one, approved by another; a regulator brings the duty back', async () => {
    const { id } = await declareBreach(on.team.commander, on.console_, { title: '备份磁带丢失' })
    await acceptSeats(on.team, id)
    await stateFacts(on.team.security, id, [...breachFacts(on.console_), ['harmAvoided', true]])
    await on.security.goto(`/incidents/${id}/duties`)
    await proposeExemption(on.security, '磁带全盘加密，密钥从未离开机房', '密钥管理记录 KM-017')
    await on.legal.goto(`/incidents/${id}/duties`)
    await approveExemption(on.legal, '措施有效，同意')
    await dutiesPage(on.security).row('CN-04').getByText('已免除').first().waitFor()
    await orderNotice(on.legal, '北京市互联网信息办公室', '请于三日内告知受影响的个人')
    await dutiesPage(on.security).row('CN-04').getByText('监管要求').first().waitFor()
    await on.security.getByText('监管要求告知，已失效').waitFor()
    await on.look(on.legal, '21-ordered')
    expect(on.errors).toEqual([])
  })
}

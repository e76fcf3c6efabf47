import { expect, test } from 'vitest'
import { dutiesPage } from '../../pages/duties.ts'
import { goTo } from '../incident.ts'
import { approveReport, draftReport, fileReport, signReport, wordsOfDocx } from '../reports.ts'
import type { Walk } from './gathering.ts'

/** What the report says: its number, the company, a fact, what is unknown, who answers and who signed. */
const said = [
  'PI-2026-001-R1',
  '北京示例云科技有限公司',
  '约 118.6 万人',
  '没有核对请求者',
  '待核实',
  '周令仪',
  '李慎行',
]

/** The first report, from the draft to the receipt. */
export function theReport(on: Walk): void {
  test('the first report: drafted, approved by another, signed, exported, filed; its clock stands', async () => {
    await goTo(on.security, '报告')
    await draftReport(on.security, '初报')
    await on.look(on.security, '07-report')
    await goTo(on.legal, '指挥')
    await approveReport(on.legal)
    await goTo(on.commander, '指挥')
    await signReport(on.commander)
    const words = await wordsOfDocx(on.legal)
    for (const value of said) expect(words).toContain(value)
    expect(words).not.toMatch(/[{}]|undefined/)
    await fileReport(on.legal, '网站 12387.cert.org.cn', 'BJ-EXAMPLE-000317')
    await on.legal.getByText('时限已停').waitFor()
    await on.look(on.legal, '08-filed')
    await goTo(on.legal, '义务时限')
    await dutiesPage(on.legal).row('CN-06').getByText('已履行').waitFor()
  })
}

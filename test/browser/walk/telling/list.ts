import { expect, test } from 'vitest'
import { api } from '../../../../server/contract/api.ts'
import { noticesPage } from '../../pages/notices.ts'
import { sendingPage } from '../../pages/sending.ts'
import { rowsBelow } from '../sending.ts'
import { everybody, listOfPeople, type Telling } from './gathering.ts'

/** The list, the message as one person gets it, and the approval of its very text. */
export function theList(on: Telling): void {
  test('a list goes in: who is new, who stands twice and what is wrong, by row', async () => {
    const page = sendingPage(on.service)
    await page.open(on.incidentId, 'people')
    await page.importFile('受影响用户.csv', listOfPeople())
    await on.service.getByText(`新增 ${everybody} 人，并入 1 行，未导入 1 行`).waitFor()
    expect(await rowsBelow(on.service, '看 1 行错误')).toEqual([`${everybody + 2} 邮箱 不是邮箱地址`])
    await on.look(on.service, '01-people')
  })

  test('legal reads what one of them will get, and approves the text by its digest', async () => {
    const params = { incidentId: on.incidentId }
    const draft = await on.team.affairs.call(api.draftNotice, { params })
    const of = { ...params, noticeId: draft.id }
    const { version } = await on.team.affairs.call(api.changeNotice, {
      params: of,
      body: {
        version: draft.version,
        plan: { ...draft.plan, languages: ['zh-CN'], channelOrder: ['email'], bound: 1_000 },
      },
    })
    await on.team.affairs.call(api.submitNotice, { params: of, body: { version } })
    const { people } = await on.team.legal.call(api.listPeople, { params })
    const page = noticesPage(on.legal)
    await page.open(on.incidentId, draft.id)
    await page.readAs(people[0]?.code ?? '')
    await page.message
      .filter({ hasText: '测**，您好' })
      .filter({ hasText: people[0]?.code ?? '' })
      .waitFor()
    await on.look(on.legal, '02-preview')
    const digest = await on.legal.locator('code.digest').first().innerText()
    await page.button('核准中文版并加封').click()
    await on.legal.getByText(`v${version} 已加封`).waitFor()
    expect(await on.legal.locator('code.digest').first().innerText()).toBe(digest)
  })
}

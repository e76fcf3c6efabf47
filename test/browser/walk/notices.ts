import type { Page } from 'playwright-core'
import { api } from '../../../server/contract/api.ts'
import type { Person } from '../../team.ts'

export async function draftNotice(page: Page): Promise<void> {
  await page.getByRole('button', { name: '从事实起草告知书' }).click()
  await page.getByText('告知书 v1').waitFor()
}

/** Nobody is rung: calls are made by day, and the walk may be walked at night. */
export async function byPostAndText(person: Person, incidentId: string): Promise<void> {
  const [line] = await person.call(api.listNotices, { params: { incidentId } })
  const params = { incidentId, noticeId: line?.id ?? '' }
  const { version, plan } = await person.call(api.getNotice, { params })
  const channelOrder = ['sms' as const, 'email' as const, 'announcement' as const]
  await person.call(api.changeNotice, { params, body: { version, plan: { ...plan, channelOrder } } })
}

/** Takes in what the facts say now; answers once the next version stands. */
export async function redraw(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: '按最新事实更新文本' }).click()
  await page.getByText(`告知书 v${version}`).waitFor()
}

export async function submitText(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交法务核准' }).click()
  await page.getByRole('button', { name: '提交法务核准' }).waitFor({ state: 'detached' })
}

import type { Page } from 'playwright-core'

export async function draftNotice(page: Page): Promise<void> {
  await page.getByRole('button', { name: '从事实起草告知书' }).click()
  await page.getByText('告知书 v1').waitFor()
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

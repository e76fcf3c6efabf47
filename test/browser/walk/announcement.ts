import type { Page } from 'playwright-core'
import { goTo } from './incident.ts'
import { submitText } from './notices.ts'

/** The announcement beside the notice it is taken from. */
async function showAnnouncement(page: Page): Promise<void> {
  await page.getByRole('button', { name: '公告', exact: true }).click()
  await page.getByRole('heading', { name: /^公告/, level: 2 }).waitFor()
}

/** What somebody does who doubts a message: types its code into the public page. */
export async function checkCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('核对码').fill(code)
  await page.getByRole('button', { name: '核对', exact: true }).click()
}

/** Drafted by one, approved by another, published, before a report too; answers its public address. */
export async function announce(affairs: Page, legal: Page): Promise<string> {
  await goTo(affairs, '告知')
  await showAnnouncement(affairs)
  await affairs.getByRole('button', { name: '从这份告知书起草公告' }).click()
  await submitText(affairs)
  await goTo(legal, '指挥')
  await legal.getByRole('link', { name: '审阅', exact: true }).click()
  await showAnnouncement(legal)
  await legal.getByRole('button', { name: '核准公告并加封' }).click()
  await affairs.getByRole('button', { name: /发布(公告)?第 1 版/ }).click()
  await affairs.getByText('已发布').first().waitFor()
  return (await affairs.getByRole('link', { name: '打开公开页' }).getAttribute('href')) ?? ''
}

/** Before its time is over only legal may. */
export async function withdrawAnnouncement(page: Page, reason: string): Promise<void> {
  await goTo(page, '告知')
  await showAnnouncement(page)
  await page.getByRole('button', { name: '撤回公告' }).click()
  await page.getByLabel('撤回理由').fill(reason)
  await page.getByRole('button', { name: '撤回公告' }).click()
  await page.getByText(`撤回理由：${reason}`).waitFor()
}

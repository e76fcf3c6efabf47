import type { Locator, Page } from 'playwright-core'

const sections = ['指挥', '事实', '处置与任务', '义务时限', '报告', '告知', '发送', '承诺账', '记录'] as const

/** Goes to a page of the incident by its rail. */
export const goTo = (page: Page, section: (typeof sections)[number]): Promise<void> =>
  page
    .getByRole('navigation', { name: '事件分区' })
    .getByRole('link', { name: new RegExp(`^${section}`) })
    .click()

/** A chair of the group, as the rail shows it. */
export const chair = (page: Page, seat: string): Locator =>
  page.getByRole('complementary').getByRole('button', { name: new RegExp(`^${seat} `) })

export const stream = (page: Page): Locator => page.getByRole('list', { name: '实时记录' })

/** From the alarm to the chair, and into it with the undertaking. */
export async function acceptSeat(page: Page): Promise<void> {
  await page.getByRole('link', { name: '接任', exact: true }).first().click()
  await page.getByText('所知悉的信息只用于处置本事件').waitFor()
  await page.getByRole('button', { name: '接任并承诺保密' }).click()
  await page.getByRole('button', { name: '接任并承诺保密' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '收起', exact: true }).click()
}

/** Opens an act on the incident beside the page. */
export async function openAct(page: Page, act: string): Promise<Locator> {
  await page.getByRole('link', { name: '操作', exact: true }).click()
  await page.getByRole('listitem').filter({ hasText: act }).getByRole('link', { name: '打开' }).click()
  return page.getByRole('dialog', { name: act })
}

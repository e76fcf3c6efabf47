import type { Page } from 'playwright-core'

/** The desk of notices. */
export const noticesPage = (page: Page) => ({
  open: (incidentId: string, noticeId = '') =>
    page.goto(`/incidents/${incidentId}/notices${noticeId && `?notice=${noticeId}`}`),
  preview: page.locator('.preview'),
  message: page.locator('.preview .sheet'),
  async readAs(code: string) {
    await page.getByLabel('核对码', { exact: true }).fill(code)
    await page.getByRole('button', { name: '查', exact: true }).click()
  },
  channel: (name: string) => page.locator('button.preview-tab', { hasText: name }),
  strip: page.locator('.notice-strip button[aria-pressed]'),
  async draftAnother(why: string) {
    await page.getByRole('button', { name: '再起草一份' }).click()
    await page.getByText(why, { exact: true }).click()
    await page.getByRole('button', { name: '从事实起草告知书' }).click()
  },
  title: page.locator('.notice-title'),
  async writeAnnouncement(words: Record<string, string>) {
    await page.getByRole('button', { name: '直接写公告' }).click()
    for (const [label, text] of Object.entries(words))
      await page.getByLabel(label, { exact: true }).fill(text)
    await page.getByRole('button', { name: '保存为 v1' }).click()
  },
  button: (name: string) => page.getByRole('button', { name }),
})

/** The last stop of a sending. */
export const lastStopPage = (page: Page) => ({
  open: (incidentId: string) => page.goto(`/incidents/${incidentId}/sending?at=stop`),
  choice: (label: string) => page.locator('.filters button', { hasText: label }),
  which: page.getByRole('heading', { name: /^告知书 v/ }),
  message: page.locator('.message'),
})

import type { Page } from 'playwright-core'

/** The drills: what runs, what is due, the log. */
export const drillsPage = (page: Page) => ({
  open: () => page.goto('/drills'),
  neverDrilled: page.getByText('从未演练，现在就该做'),
  next: page.getByText('下次不晚于'),
  async start(scenario: string, name: string) {
    await page.getByText(scenario, { exact: true }).click()
    await page.getByLabel('演练名称').fill(name)
    await page.getByRole('button', { name: '开始演练' }).click()
  },
  clock: page.locator('.drill-clock'),
  turn: (by: string) => page.getByRole('button', { name: by, exact: true }),
  async end(outcome: string) {
    await page.getByRole('button', { name: '结束演练' }).click()
    await page.getByLabel('演练看出了什么').fill(outcome)
    await page.getByRole('button', { name: '结束并记入演练日志' }).click()
  },
  entry: (name: string) => page.locator('.drill-entry', { hasText: name }),
  banner: page.locator('.drill-banner'),
})

/** The promise ledger of one incident, or of a year. */
export const ledgerPage = (page: Page) => ({
  ofIncident: (incidentId: string) => page.goto(`/incidents/${incidentId}/ledger`),
  ofYear: (year: number) => page.goto(`/ledger?year=${year}`),
  rows: page.locator('.promises tbody tr'),
  row: (id: string) => page.locator('.promises tbody tr', { has: page.getByText(id, { exact: true }) }),
  /** The four counts, in their order. */
  counts: page.locator('.score dd'),
  sum: page.locator('.score p'),
  none: page.locator('.empty-state'),
})

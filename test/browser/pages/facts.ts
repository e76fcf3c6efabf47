import type { Page } from 'playwright-core'

/** The fact sheet. */
export const factsPage = (page: Page) => {
  const row = (name: string) =>
    page.locator('.fact').filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}`) }) })
  return {
    open: (incidentId: string) => page.goto(`/incidents/${incidentId}/facts`),
    row,
    change: (name: string) => row(name).getByRole('button', { name: `修改${name}` }),
    fill: (name: string) => row(name).getByRole('button', { name: `填写${name}` }),
    unknown: (name: string) => row(name).getByRole('button', { name: '标为待核实' }),
    filter: (name: string) => page.locator('.filters button', { hasText: name }),
    conflict: page.locator('.fact-conflict'),
    offer: page.locator('.fact-offer'),
    bar: page.locator('.fact-save'),
    save: page.locator('.fact-save').getByRole('button', { name: /^保存/ }),
    button: (name: string) => page.getByRole('button', { name, exact: true }),
  }
}

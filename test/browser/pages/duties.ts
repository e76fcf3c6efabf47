import type { Page } from 'playwright-core'

/** The table of duties and the decisions not to tell. */
export const dutiesPage = (page: Page) => ({
  open: (incidentId: string) => page.goto(`/incidents/${incidentId}/duties`),
  /** A row by its code. */
  row: (code: string) => page.locator('tr.duty', { hasText: code }),
  toggle: (code: string) => page.getByRole('button', { name: new RegExp(`^${code}`) }),
  detail: page.locator('.duty-more'),
  /** Clocks of the authorities among themselves. */
  relays: page.locator('.duty-relay'),
  step: (name: string) => page.locator('.duty-more').getByRole('button', { name, exact: true }),
  filter: (name: string) => page.locator('.filters button', { hasText: name }),
  button: (name: string) => page.getByRole('button', { name, exact: true }),
  /** The instants that clocks count from; one by its word. */
  instant: (word: string) => page.locator('table.anchors tr', { hasText: word }),
  instantForm: page.locator('.anchor-form'),
  decision: page.locator('.exemption'),
  /** The question on one duty that only counsel may release. */
  tick: (code: string) => page.locator('.exemptions fieldset', { hasText: code }),
})

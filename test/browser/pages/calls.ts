import type { Page } from 'playwright-core'

/** The call desk of an incident. */
export const callDesk = (page: Page) => ({
  open: (incidentId: string) => page.goto(`/incidents/${incidentId}/sending?at=calls`),
  take: page.getByRole('button', { name: /领取下一个号码|Take the next number/ }),
  show: page.getByRole('button', { name: /^(显示号码|Show the number)$/ }),
  confirmed: page.getByRole('button', { name: /^(对方确认是本人|They said it is they)$/ }),
  end: (outcome: string) => page.locator('.call-end').getByRole('button', { name: outcome, exact: true }),
  number: page.locator('.call-number b'),
  script: page.locator('.call-script'),
  holds: page.locator('.pane', { hasText: /通话中|On the line/ }),
  recent: page.locator('.pane', { hasText: /我最近的通话|My last calls/ }),
  pending: page.locator('.hero-figure.large b'),
})

import type { Page } from 'playwright-core'

/** What stands around every page of an incident. */
export const incidentFrame = (page: Page) => ({
  open: (incidentId: string, section = '', act = '') =>
    page.goto(`/incidents/${incidentId}${section && `/${section}`}${act && `?do=${act}`}`),
  title: page.locator('.page-head h1'),
  section: (name: string) => page.locator('.rail nav a', { hasText: name }),
  /** A chair in the rail by its seat. */
  chair: (seat: string) => page.locator('.rail .chair', { hasText: seat }),
  /** A line on who else is here. */
  here: (text: string) => page.locator('.rail .here', { hasText: text }),
  /** The panel beside the page. */
  side: page.locator('.side-panel'),
  sideButton: (name: string) => page.locator('.side-panel').getByRole('button', { name }),
  hidden: page.getByRole('heading', { name: '没有这个事件' }),
})

/** The command screen. */
export const commandPage = (page: Page) => ({
  ...incidentFrame(page),
  firstClock: page.locator('.clock.first time'),
  late: page.locator('.alarm-list').first(),
  toDecide: page.locator('.alarm-list').last(),
  /** An entry of the live stream. */
  entry: (text: string) => page.locator('.stream li', { hasText: text }),
  waiting: page.locator('.stream-new'),
  missed: page.locator('.pane > h2', { hasText: '你上次查看之后' }),
  task: (title: string) => page.locator('.task-row', { hasText: title }),
  line: page.getByRole('combobox'),
  suggestion: (text: string) => page.getByRole('option', { name: text }),
  async type(text: string) {
    await page.getByRole('combobox').fill(text)
    await page.keyboard.press('Enter')
  },
})

/** The tasks, phase by phase. */
export const tasksPage = (page: Page) => ({
  ...incidentFrame(page),
  task: (title: string) => page.locator('.task-row', { hasText: title }),
  act: (title: string, name: string) =>
    page.locator('.task-row', { hasText: title }).getByRole('button', { name, exact: true }),
  result: page.locator('.task-form input'),
  filter: (name: string) => page.locator('.filters button', { hasText: name }),
})

/** The whole record. */
export const recordPage = (page: Page) => ({
  ...incidentFrame(page),
  entry: (text: string) => page.locator('.stream li', { hasText: text }),
  correct: (text: string) =>
    page.locator('.stream li', { hasText: text }).getByRole('button', { name: '更正' }),
  correction: page.locator('.task-form textarea'),
  search: page.getByRole('searchbox'),
})

import { type Browser, chromium, type Page } from 'playwright-core'
import type { TestConsole } from '../console.ts'
import type { Person } from '../team.ts'

/** A real Chromium without anything that would call home. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })

interface Seat {
  language?: 'zh-CN' | 'en'
  size?: 'laptop' | 'phone'
  colour?: 'light' | 'dark'
}

const sizes = { laptop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

/** A window of their own for somebody who is signed in already. An error on the page fails the test that meets it. */
export async function windowOf(
  browser: Browser,
  console_: TestConsole,
  person: Person,
  { language = 'zh-CN', size = 'laptop', colour = 'light' }: Seat = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: console_.url,
    viewport: sizes[size],
    hasTouch: size === 'phone',
    colorScheme: colour,
    locale: language,
  })
  await context.addInitScript((kept) => localStorage.setItem('fenghuo.language', kept), language)
  const pairs = person.cookie.split('; ').map((pair) => pair.split(/=(.*)/s, 2))
  await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: console_.url })))
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

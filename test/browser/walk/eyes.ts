import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach } from 'vitest'
import type { Person } from '../../team.ts'
import { openBrowser } from '../browser.ts'

const artifacts = new URL('../../artifacts', import.meta.url).pathname
/** A folder to leave portraits in along the walk, for looking at. */
const album = process.env.LOOK

const laptop = { viewport: { width: 1440, height: 900 } } as const
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

interface Setting extends BrowserContextOptions {
  person?: Pick<Person, 'cookie'>
}

export interface Eyes {
  /** A browser of somebody's own; nobody is signed in unless a person is given. */
  open(name: string, origin: string, setting?: Setting): Promise<Page>
  /** Leaves a portrait where `LOOK` names a folder. */
  look(page: Page, name: string): Promise<void>
  /** What the pages threw. */
  errors: string[]
}

/**
 * One Chromium for a walk, with as many people's browsers in it as it needs. Its steps rest on one another: after the
 * first that fails the others are skipped, and what everybody saw is kept.
 */
export function openEyes(walk: string): Eyes {
  const pages = new Map<string, Page>()
  const errors: string[] = []
  let browser: Browser | undefined
  let failed = false
  beforeEach(({ skip }) => skip(failed, 'an earlier step of the walk failed'))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || failed) return
    failed = true
    for (const [name, page] of pages) await portray(page, artifacts, `${walk}-${name}`)
  })
  afterAll(async () => browser?.close())
  return {
    errors,
    async open(name, origin, setting = {}) {
      browser ??= await openBrowser()
      const page = await newPage(browser, origin, setting)
      page.on('pageerror', (error) => errors.push(`${name}: ${error.message}`))
      pages.set(name, page)
      return page
    },
    async look(page, name) {
      if (album) await portray(page, album, `${walk}-${name}`)
    },
  }
}

async function newPage(browser: Browser, baseURL: string, { person, ...rest }: Setting): Promise<Page> {
  const context = await browser.newContext({ ...laptop, locale: 'zh-CN', baseURL, ...rest })
  context.setDefaultTimeout(20_000)
  if (person) await context.addCookies(cookiesOf(person.cookie, baseURL))
  return context.newPage()
}

const cookiesOf = (cookie: string, url: string) =>
  cookie
    .split('; ')
    .map((pair) => pair.split(/=(.*)/s, 2))
    .map(([name = '', value = '']) => ({ name, value, url }))

async function portray(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../server/rules/facts.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { setUpTeam, type Team } from '../team.ts'
import { law } from '../unit/law.ts'
import { openBrowser, windowOf } from './browser.ts'

/** The articles every such duty rests on must stand beside it: a lawyer signs for what is cited. */
const wanted = [
  { law: 'pipl', article: /^Art\. 57/, what: 'PIPL 57' },
  { law: 'ndsmr', article: /^Art\. 11/, what: 'NDSMR 11' },
  { law: 'cac_reporting', article: /^Art\. 4/, what: 'CAC measures 4' },
  { law: 'cac_reporting', article: /^Art\. 7/, what: 'CAC measures 7' },
  { law: 'cac_reporting', article: /^Art\. 8/, what: 'CAC measures 8' },
  { law: 'minors', article: /^Art\. 35/, what: 'minors 35' },
]
const rules = law.packs.flatMap((pack) => pack.rules)
const citing = wanted.map((one) => ({
  ...one,
  cited: rules.flatMap((rule) =>
    rule.basis
      .filter((basis) => basis.law === one.law && one.article.test(basis.article.en))
      .map((basis) => ({ id: rule.id, basis })),
  ),
}))

describe.each(languages)('articles on the library page in %s', (language) => {
  let console_: TestConsole
  let browser: Browser
  let team: Team
  let shown: Map<string, string>
  beforeAll(async () => {
    console_ = await startTestConsole()
    browser = await openBrowser()
    team = await setUpTeam(console_)
    const page = await windowOf(browser, console_, team.legal, { language })
    await page.goto('/duties')
    await page.locator('tr.rule').first().waitFor()
    const rows = await page
      .locator('tr.rule')
      .evaluateAll((found) =>
        found.map((row) => [
          row.querySelector('.code')?.textContent ?? '',
          `${row.textContent} ${row.nextElementSibling?.textContent}`,
        ]),
      )
    shown = new Map(rows as [string, string][])
  })
  afterAll(async () => {
    await browser?.close()
    await console_?.stop()
  })

  test.each(citing)('$what', ({ cited }) => {
    expect(cited.length).toBeGreaterThan(0)
    for (const { id, basis } of cited) {
      expect(shown.get(id), id).toContain(basis.name[language])
      expect(shown.get(id), id).toContain(basis.article[language])
    }
  })
})

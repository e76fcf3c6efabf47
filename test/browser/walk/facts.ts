import type { Locator, Page } from 'playwright-core'
import { factsPage } from '../pages/facts.ts'

type Write = (editor: Locator) => Promise<void>

/** Opens a fact for filling in or changing; nothing is kept before it is saved. */
export async function writeFact(page: Page, name: string, write: Write): Promise<void> {
  const fact = factsPage(page).row(name)
  await fact
    .getByRole('button', { name: new RegExp(`^(填写|修改)${name}$`) })
    .first()
    .click()
  await write(fact)
}

export const choosing =
  (...words: string[]): Write =>
  async (fact) => {
    for (const word of words) await fact.getByLabel(word, { exact: true }).check()
  }

export const typing =
  (fields: Record<string, string>): Write =>
  async (fact) => {
    for (const [label, text] of Object.entries(fields))
      await fact.getByLabel(label, { exact: true }).fill(text)
  }

/** A text in both languages. */
export const writeText = (page: Page, name: string, zh: string, en: string): Promise<void> =>
  writeFact(page, name, typing({ [`${name} · 中文`]: zh, [`${name} · 英文`]: en }))

/** Saves what is open, all of it together. */
export async function saveFacts(page: Page): Promise<void> {
  await factsPage(page).save.click()
  await factsPage(page).bar.waitFor({ state: 'detached' })
}

/** A moment as one types it: 2026-11-24 03:05 in the company's zone. */
export const wall = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import type { Download, Page } from 'playwright-core'

/** Drafted, what nobody knows yet marked so, and handed to legal. */
export async function draftReport(page: Page, stage: '初报' | '续报'): Promise<void> {
  await page.getByRole('button', { name: `起草${stage}` }).click()
  const unanswered = page.getByRole('button', { name: '全部写「待核实」' })
  const submit = page.getByRole('button', { name: '送法务审核' })
  await unanswered.or(submit).waitFor()
  if (await unanswered.isVisible()) await unanswered.click()
  await submit.click()
  await page.getByText('等法务审核。执笔人不能审核自己写的文本。').waitFor()
}

/** From the alarm to the report, and approved. */
export async function approveReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: '审阅', exact: true }).click()
  await page.getByRole('button', { name: '审核通过' }).click()
  await page.getByText('法务审毕，待签发').waitFor()
}

export async function signReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: '审阅并签发' }).click()
  await page.getByRole('button', { name: '签发', exact: true }).click()
  await page.getByText('已签发，待报送').waitFor()
}

/** Puts on record that it went out, by the channel named, with the number that came back. */
export async function fileReport(page: Page, channel: string, receipt: string): Promise<void> {
  await page.getByRole('button', { name: channel }).click()
  await page.getByLabel('回执号（可后补）').fill(receipt)
  await page.getByRole('button', { name: '登记已报' }).click()
  await page.getByText(receipt).waitFor()
}

/** The words of a DOCX that the page offers. */
export async function wordsOfDocx(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 Word' }).click(),
  ])
  return wordsIn(download)
}

async function wordsIn(download: Download): Promise<string> {
  const zip = new PizZip(await readFile(await download.path()))
  return (zip.file('word/document.xml')?.asText() ?? '').replace(/<[^>]*>/g, '')
}

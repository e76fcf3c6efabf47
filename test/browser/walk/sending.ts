import { simpleParser } from 'mailparser'
import type { Page } from 'playwright-core'
import type { TestConsole } from '../../console.ts'
import type { SmsPeer } from '../../peers/sms.ts'
import type { SmtpPeer } from '../../peers/smtp.ts'

const fixture = new URL('../../fixtures/people.gb18030.csv', import.meta.url).pathname

/** Uploads a list as a spreadsheet saves it, with rows that are wrong and one twice. */
export async function uploadPeople(page: Page): Promise<void> {
  await page.getByLabel('选择文件').setInputFiles(fixture)
  await page.getByText('新增 4 人，并入 1 行，未导入 3 行').waitFor()
}

/** The table below a button, row by row. */
export async function rowsBelow(page: Page, button: string): Promise<string[]> {
  await page.getByRole('button', { name: button }).click()
  const table = page.locator('.inset table').last()
  await table.waitFor()
  const rows = await table.getByRole('row').allInnerTexts()
  await page.getByRole('button', { name: button }).click()
  return rows.slice(1).map((row) => row.replace(/\s+/g, ' ').trim())
}

/** Whoever orders has read the message in their own mailbox first. */
export async function tryOnOneself(page: Page): Promise<void> {
  await page.getByRole('button', { name: '发给我' }).click()
  await page.locator('.tests').getByText('对方已接收').first().waitFor()
}

/** The walk may be walked at night. */
export async function byDayAndNight(page: Page): Promise<void> {
  await page.getByRole('button', { name: '时间、夜间与速度' }).click()
  await page.getByText('不分昼夜，立即发出').click()
}

/** The minute of the last stop passes. */
export async function letItGo(console_: TestConsole): Promise<void> {
  console_.turn(61_000)
  await console_.orders.processAll()
}

/** The handsets answer for every SMS the gateway took, but for these numbers. */
export async function answerSms(console_: TestConsole, sms: SmsPeer, but: readonly string[]): Promise<void> {
  for (const { requestId, numbers } of sms.calls) {
    const arrived = numbers.filter((number) => !but.includes(number))
    if (arrived.length === 0) continue
    const receipt = sms.receipt(
      requestId,
      Object.fromEntries(arrived.map((one) => [one, 'delivered' as const])),
    )
    await fetch(`${console_.url}/api/receipts/sms`, { method: 'POST', ...receipt })
  }
  await console_.orders.processAll()
}

/** Letters to affected people, read as a mail program reads them; the staff's own are left out. */
export async function lettersTo(smtp: SmtpPeer): Promise<Letter[]> {
  const letters = smtp.received.filter(({ to }) => to.endsWith('@people.example'))
  return Promise.all(
    letters.map(async ({ to, data }) => {
      const { subject = '', text = '', html } = await simpleParser(Buffer.from(data, 'latin1'))
      return { to, subject, text, html: html || '' }
    }),
  )
}

export interface Letter {
  to: string
  subject: string
  text: string
  html: string
}

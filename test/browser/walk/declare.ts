import type { Page } from 'playwright-core'

interface Declaration {
  what: string
  how: string
  functions: readonly string[]
}

/** Fills the five questions and presses the button; answers the incident's id once its page stands. */
export async function declareOn(page: Page, { what, how, functions }: Declaration): Promise<string> {
  await page.getByLabel('发生了什么').fill(what)
  await page.getByRole('radio', { name: how }).check()
  for (const name of functions) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('radio', { name: '是', exact: true }).check()
  await page.getByRole('button', { name: '宣布事件并启动预案' }).click()
  await page.waitForURL(/\/incidents\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

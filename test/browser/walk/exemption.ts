import type { Page } from 'playwright-core'
import { dutiesPage } from '../pages/duties.ts'

export async function proposeExemption(page: Page, grounds: string, evidence: string): Promise<void> {
  await page.getByRole('button', { name: '提出不告知' }).click()
  await page.getByLabel('理由').fill(grounds)
  await page.getByLabel('证据').fill(evidence)
  await page.getByRole('button', { name: '提交法务审核' }).click()
  await page.getByText('等法务审核；提出的人不能审核').waitFor()
}

/** Legal keeps what only counsel may release, and approves the rest. */
export async function approveExemption(page: Page, opinion: string): Promise<void> {
  await dutiesPage(page).tick('CN-05').getByText('保留，仍须履行').click()
  await page.getByLabel('审核意见').fill(opinion)
  await page.getByRole('button', { name: '批准不告知' }).click()
}

/** A regulator demands that people be told, and names no time. */
export async function orderNotice(page: Page, authority: string, text: string): Promise<void> {
  await page.getByRole('button', { name: '登记监管要求告知' }).click()
  await page.getByLabel('哪个部门').fill(authority)
  await page.getByRole('button', { name: '此刻' }).click()
  await page.getByLabel('要求的原文').fill(text)
  await page.getByRole('button', { name: '登记，恢复义务' }).click()
}

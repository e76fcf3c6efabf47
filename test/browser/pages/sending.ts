import type { Page } from 'playwright-core'

const tabs = { people: '名单', stop: '最后核对', sending: '发送与覆盖', proof: '凭证与留存' } as const

/** The tabs of sending, from the list to the proof. */
export const sendingPage = (page: Page) => ({
  open: (incidentId: string, at: keyof typeof tabs) => page.goto(`/incidents/${incidentId}/sending?at=${at}`),
  tab: (at: keyof typeof tabs) => page.getByRole('tab', { name: tabs[at] }),
  importFile: (name: string, text: string) =>
    page
      .getByLabel('选择文件')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') }),

  go: (people: number) => page.getByRole('button', { name: `下令发送给 ${people} 人` }),
  why: page.locator('.button-off', { hasText: '下令发送给' }).locator('.meta'),
  async addStage(no: number, people: number) {
    await page.getByRole('button', { name: '再加一批' }).click()
    await page.getByLabel(`第 ${no} 批人数`).fill(String(people))
  },
  gate: (who: '按规则自动放行' | '总指挥逐批放行') => page.getByRole('radio', { name: who }),

  /** How long the same person is left alone between two messages. */
  async personMinutes(minutes: number) {
    await page.getByRole('button', { name: '时间、夜间与速度' }).click()
    await page.getByLabel('同一人同一渠道至少间隔（分钟）').fill(String(minutes))
  },

  countdown: page.getByText('距发出'),
  told: async () => Number(await page.locator('.hero-figure.large b').innerText()),
  /** One stage of the order by its words: 第 1 批, 其余. */
  stage: (words: string) => page.locator('.stage-track li', { hasText: words }),
  /** Opens the gate that the order waits at. */
  async openGate(verb: RegExp, reason: string) {
    await page.getByRole('button', { name: verb }).click()
    await page.getByLabel('放行理由').fill(reason)
    await page.getByRole('button', { name: verb }).click()
  },

  by: (dimension: string) => page.locator('.filters button', { hasText: dimension }),
  /** The figures of one row of the ledger, as they stand. */
  async figuresOf(row: string): Promise<string[]> {
    const cells = page.locator('table.coverage tbody tr', { hasText: row }).locator('td.number')
    await cells.first().waitFor()
    return cells.allInnerTexts()
  },
  exportCoverage: page.getByRole('link', { name: '导出 CSV' }),

  downloadProof: page.getByRole('link', { name: '下载整包凭证' }),
  fingerprint: page.locator('.proof-key code').first(),
})

/** What somebody without scripts and without an account sees. */
export const publicPage = (page: Page) => ({
  ours: page.getByText('是我们发的', { exact: true }),
  async ownNotice(code: string) {
    await page.getByRole('link', { name: '查看发给我的通知' }).click()
    await page.getByLabel('个人查询码').fill(code)
    await page.getByRole('button', { name: '打开通知' }).click()
  },
})

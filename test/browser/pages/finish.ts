import type { Locator, Page } from 'playwright-core'

/** The panels beside the page that end a response, move its phases and close it. */
export const finishPage = (panel: Page | Locator) => ({
  blocked: (what: '结束' | '关闭') => panel.getByText(new RegExp(`还不能${what}，\\d+ 项未了`)),
  /** One kind of what is not done, with its names. */
  reason: (words: string) => panel.getByRole('listitem').filter({ hasText: words }),
  way: (words: string) =>
    panel.getByRole('listitem').filter({ hasText: words }).getByRole('link', { name: '前往' }),
  go: (name: string) => panel.getByRole('button', { name }),
  async finish(conclusion: string, name: string) {
    await panel.getByLabel('结论').fill(conclusion)
    await panel.getByRole('button', { name }).click()
  },
  /** The phase it stands in. */
  at: (phase: string) => panel.locator('p > b', { hasText: phase }),
  last: panel.getByText('已在最后一个阶段'),
  /** Into the next phase, waiting until it is there. */
  async next() {
    const button = panel.getByRole('button', { name: /^进入「/ })
    const name = await button.innerText()
    await button.click()
    await panel.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' })
  },
  fold: panel.getByRole('button', { name: '收起', exact: true }),
})

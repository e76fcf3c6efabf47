import type { Page } from 'playwright-core'

/** People and roles. */
export const peoplePage = (page: Page) => ({
  open: () => page.goto('/settings/people'),
  async invite({ name, email, seat }: { name: string; email: string; seat: string }) {
    await page.getByLabel('姓名').fill(name)
    await page.getByLabel('邮箱').fill(email)
    await page.getByText(seat, { exact: true }).click()
    await page.getByRole('button', { name: '生成邀请' }).click()
  },
  /** Shown once, under the head of the form. */
  link: page.locator('.link-text'),
  row: (name: string) => page.locator('.staff li', { hasText: name }),
  withdraw: (name: string) =>
    page.locator('.staff li', { hasText: name }).getByRole('button', { name: '撤回邀请' }),
  alone: page.getByText('什么都不能核准'),
  problem: page.locator('.error-note'),
})

/** What an invitation opens. */
export const invitationPage = (page: Page) => ({
  open: (link: string) => page.goto(new URL(link).pathname + new URL(link).hash),
  async accept(password: string) {
    await page.getByLabel('设一个密码').fill(password)
    await page.getByRole('button', { name: '接受邀请并登录' }).click()
    await page.waitForURL((url) => url.pathname === '/')
  },
})

/** Who takes which seat. */
export const rosterPage = (page: Page) => ({
  open: () => page.goto('/settings/roster'),
  /** The people of one seat, in the order in which they are called. */
  places: (seat: string) => page.getByRole('region', { name: seat }).locator('li'),
  up: (name: string) => page.getByRole('button', { name: `${name}上移` }),
  save: page.getByRole('button', { name: '保存名册' }),
  saved: page.getByText('已保存'),
  stale: page.getByRole('alert'),
  takeOver: page.getByRole('button', { name: '并入新版，保留我的改动' }),
})

/** The organisation profile. */
export const profilePage = (page: Page) => ({
  open: () => page.goto('/settings/organisation'),
  address: page.getByLabel('地址', { exact: true }),
  dutyPhone: page.getByLabel('24 小时值班电话'),
  target: (duty: string) => page.getByLabel(`${duty}，本单位目标，分钟`),
  save: page.getByRole('button', { name: '保存单位档案' }),
  saved: page.getByText('已保存'),
  stale: page.getByRole('alert'),
  takeOver: page.getByRole('button', { name: '并入新版，保留我的改动' }),
})

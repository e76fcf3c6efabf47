import type { Page } from 'playwright-core'

/** First run. */
export const setUpPage = (page: Page) => ({
  async fill(code: string, owner: { name: string; email: string; password: string }) {
    await page.getByLabel('一次性代码').fill(code)
    await page.getByLabel('姓名').fill(owner.name)
    await page.getByLabel('邮箱').fill(owner.email)
    await page.getByLabel('密码').fill(owner.password)
    const profile = {
      单位名称: '北京示例云科技有限公司',
      简称: '示例云',
      统一社会信用代码: '91110000MA00000000',
    }
    const more = {
      地址: '示例路 1 号',
      个人信息保护负责人联系方式: '400-000-0000',
      '24 小时值班电话': '400-000-0000',
    }
    for (const [label, text] of Object.entries({ ...profile, ...more, 处理个人信息的人数: '12000000' }))
      await page.getByLabel(label, { exact: true }).fill(text)
  },
  async add(name: string, email: string) {
    await page.getByRole('button', { name: '再加一人' }).click()
    await page.getByLabel('姓名').last().fill(name)
    await page.getByLabel('邮箱').last().fill(email)
  },
  /** Makes an auditor of the last one added. */
  auditor: page.locator('.newcomer').last().getByText('审计员', { exact: true }),
  /** The seats offered to the last one added. */
  seats: page.locator('.newcomer').last().getByText('法务合规', { exact: true }),
  finish: page.getByRole('button', { name: '完成设置' }),
  links: page.locator('.invitation-links code'),
  enter: page.getByRole('link', { name: '进入控制台' }),
})

/** A password lost and set anew. */
export const passwordPage = (page: Page) => ({
  async ask(email: string) {
    await page.goto('/sign-in')
    await page.getByRole('link', { name: '忘记密码' }).click()
    await page.getByRole('heading', { name: '忘记密码' }).waitFor()
    await page.getByLabel('邮箱').fill(email)
    await page.getByRole('button', { name: '发送重设链接' }).click()
    await page.getByText('重设链接已经发出').waitFor()
  },
  async set(password: string) {
    await page.getByLabel('新密码').fill(password)
    await page.getByRole('button', { name: '设置并登录' }).click()
  },
  problem: page.getByRole('alert'),
  askAgain: page.getByRole('link', { name: '忘记密码' }),
})

/** Where everybody is led who must prove themselves twice. */
export const mustProvePage = (page: Page) => ({
  demand: page.getByText('本单位要求所有人设置第二重验证'),
  secret: page.locator('.authenticator code'),
  async start(password: string) {
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '设置验证器' }).click()
  },
  async prove(code: string) {
    await page.getByLabel('验证码').fill(code)
    await page.getByRole('button', { name: '验证并启用' }).click()
  },
  enter: page.getByRole('link', { name: '进入烽火台' }),
  async signOut(name: string) {
    await page.getByRole('button', { name: `${name}的菜单` }).click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
  },
})

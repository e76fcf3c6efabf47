import type { Page } from 'playwright-core'
import { type Person, password } from '../../team.ts'

const words = {
  'zh-CN': { email: '邮箱', password: '密码', go: '登录', home: '待我处理' },
  en: { email: 'E-mail', password: 'Password', go: 'Sign in', home: 'Waiting for me' },
} as const

/** Signs in at the door, and stands on the home page. */
export async function signIn(
  page: Page,
  { email }: Person,
  language: keyof typeof words = 'zh-CN',
): Promise<void> {
  const say = words[language]
  await page.goto('/')
  await page.getByLabel(say.email).fill(email)
  await page.getByLabel(say.password).fill(password)
  await page.getByRole('button', { name: say.go }).click()
  await page.getByRole('heading', { name: say.home }).waitFor()
}

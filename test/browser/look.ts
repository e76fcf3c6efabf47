/**
 * Takes portraits for looking at: every path given, laptop and phone, light and dark.
 *   node test/browser/look.ts <origin> <folder> <path...> [--en] [--full] [--cookie=name=value]
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const args = process.argv.slice(2)
const [origin = 'http://127.0.0.1:5173', folder = '/tmp/look', ...paths] = args.filter(
  (arg) => !arg.startsWith('--'),
)
const language = args.includes('--en') ? 'en' : 'zh-CN'
const full = args.includes('--full')
const cookie = args.find((arg) => arg.startsWith('--cookie='))?.slice('--cookie='.length)

const sizes = { laptop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
const faces = ['light', 'dark'] as const

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
})
for (const size of Object.keys(sizes) as (keyof typeof sizes)[])
  for (const face of faces) await portray(browser, size, face)
await browser.close()

async function portray(on: Browser, size: keyof typeof sizes, face: (typeof faces)[number]) {
  const context = await on.newContext({
    viewport: sizes[size],
    colorScheme: face,
    hasTouch: size === 'phone',
    locale: language,
  })
  await carry(context)
  for (const path of paths.length > 0 ? paths : ['/']) await shoot(context, path, `${size}-${face}`)
  await context.close()
}

async function carry(context: BrowserContext) {
  await context.addInitScript((kept) => localStorage.setItem('fenghuo.language', kept), language)
  if (!cookie) return
  const [name = '', ...rest] = cookie.split('=')
  await context.addCookies([{ name, value: rest.join('='), url: origin }])
}

async function shoot(context: BrowserContext, path: string, suffix: string) {
  const page = await context.newPage()
  page.on('pageerror', (error) => process.stderr.write(`${path} ${suffix}: ${error.message}\n`))
  page.on(
    'console',
    (line) => line.type() === 'error' && process.stderr.write(`${path} ${suffix}: ${line.text()}\n`),
  )
  await page.goto(origin + path, { waitUntil: 'networkidle' })
  await page.waitForFunction(
    () => document.querySelector('#root')?.textContent && !document.querySelector('.loading'),
  )
  await page.evaluate(() => document.fonts.ready)
  const name = path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'
  await page.screenshot({ path: join(folder, `${name}-${suffix}.png`), fullPage: full })
  await page.close()
}

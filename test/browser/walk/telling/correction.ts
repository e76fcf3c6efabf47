import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { stateFacts } from '../../../breach.ts'
import { emailOf } from '../../../peers/people.ts'
import { noticesPage } from '../../pages/notices.ts'
import { publicPage, sendingPage } from '../../pages/sending.ts'
import { phone } from '../eyes.ts'
import { goTo } from '../incident.ts'
import { submitText } from '../notices.ts'
import { type Letter, letItGo, lettersTo, tryOnOneself } from '../sending.ts'
import { everybody, reached, type Telling } from './gathering.ts'
import { ownCodeIn } from './letters.ts'

const run = promisify(execFile)
const verifier = new URL('../../../../server/proof/verify-proof.mjs', import.meta.url).pathname
const truth = '只涉及企业联系人，不会被用来冒名注册'

/** What was wrong is put right with those who had it; then all of it is proved without the console. */
export function theCorrection(on: Telling): void {
  test('a correction is drafted from the fact as it stands now, and shows legal what differs', async () => {
    await stateFacts(on.team.security, on.incidentId, [['harm', truth, 'zh-CN']])
    const page = noticesPage(on.affairs)
    await page.open(on.incidentId)
    await page.draftAnother('更正')
    await on.affairs.locator('.notice-strip').getByText('2 更正').waitFor()
    await submitText(on.affairs)
    await goTo(on.legal, '指挥')
    await on.legal.getByRole('link', { name: '审阅', exact: true }).click()
    await on.legal.getByText('已收到此前通知的人').waitFor()
    await on.legal.getByText(/与第 1 份通知.*相比：改 \d+ 处/).waitFor()
    await on.look(on.legal, '12-correction')
    await noticesPage(on.legal).button('核准中文版并加封').click()
    await on.legal.getByText('已加封').first().waitFor()
  })

  test('it goes to those who had the first, once each, and to nobody else', async () => {
    const page = sendingPage(on.commander)
    await page.open(on.incidentId, 'stop')
    await tryOnOneself(on.commander)
    // What was wrong does not wait until half an hour has passed since the first message.
    await page.personMinutes(0)
    await on.look(on.commander, '13-correction-stop')
    await page.go(reached).click()
    await page.countdown.waitFor()
    await letItGo(on.console_)
    await on.commander.getByText(`${reached} + 0 + 0 + 0 = ${reached}`).waitFor()
    const letters = await lettersTo(on.smtp)
    const [had, corrected] = [letters.slice(0, reached), letters.slice(reached)]
    expect(corrected.map(({ to }) => to).sort()).toEqual(had.map(({ to }) => to).sort())
    for (const { subject, text } of corrected) {
      expect(subject).toBe('更正：关于您的个人信息安全事件的告知')
      expect(text).toContain(truth)
    }
  })

  test('on their own page the correction stands above what it corrects', async () => {
    const reader = await on.open('reader', on.console_.url, { ...phone, javaScriptEnabled: false })
    const letter = (await lettersTo(on.smtp)).findLast(({ to }) => to === emailOf(7)) as Letter
    await reader.goto(on.address)
    await publicPage(reader).ownNotice(ownCodeIn(letter))
    await reader.getByText('此前发给您的通知').waitFor()
    await reader.getByText('不一致的，以更正后的为准').waitFor()
    await on.look(reader, '14-own-corrected')
    expect(on.errors).toEqual([])
  })

  test('the bundle proves it: loaded down by legal, checked when the console is no more', async () => {
    const page = sendingPage(on.legal)
    await page.open(on.incidentId, 'proof')
    const [bundle] = await Promise.all([on.legal.waitForEvent('download'), page.downloadProof.click()])
    const path = join(on.console_.folder, 'proof.zip')
    await bundle.saveAs(path)
    await on.legal.reload()
    const fingerprint = (await page.fingerprint.innerText()).replaceAll(/\s/g, '')
    await on.look(on.legal, '15-proof')
    await on.console_.halt()
    const { stdout } = await run(process.execPath, [verifier, path, '--key', fingerprint])
    expect(stdout).toContain('Whole')
    expect(stdout).toContain(String(everybody))
    const another = run(process.execPath, [verifier, path, '--key', '0'.repeat(64)])
    await expect(another).rejects.toMatchObject({ code: 1 })
  })
}

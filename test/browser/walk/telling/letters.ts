import { expect, test } from 'vitest'
import { api } from '../../../../server/contract/api.ts'
import { emailOf } from '../../../peers/people.ts'
import { publicPage } from '../../pages/sending.ts'
import { announce, checkCode } from '../announcement.ts'
import { phone } from '../eyes.ts'
import { type Letter, lettersTo } from '../sending.ts'
import { reached, type Telling } from './gathering.ts'

const ownLine = /个人查询码：((?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5})/

/** A person's own code, as their letter has it. */
export const ownCodeIn = ({ text }: Letter): string => ownLine.exec(text)?.[1] ?? ''

/** The letters as they came, and the page on which a reader who doubts one looks. */
export function theLetters(on: Telling): void {
  test('each has exactly one letter, in whole Chinese, with the codes of nobody else', async () => {
    const letters = await lettersTo(on.smtp)
    const addresses = Array.from({ length: reached }, (_, at) => emailOf(at + 1))
    expect(letters.map(({ to }) => to).sort()).toEqual(addresses.sort())
    const { people } = await on.team.service.call(api.listPeople, { params: { incidentId: on.incidentId } })
    const letter = letters.find(({ to }) => to === emailOf(1)) as Letter
    expect(letter.subject).toBe('关于您的个人信息安全事件的告知')
    for (const body of [letter.text, letter.html]) {
      expect(body).toContain('测试用户1，您好')
      expect(body).toContain('可能被用来冒充客服诈骗，或冒名注册账号')
      expect(body).toContain(people[0]?.code)
      expect(body).toContain(ownCodeIn(letter))
      expect(body).not.toMatch(/\uFFFD|\{\{|undefined/)
    }
    expect(new Set(letters.map(ownCodeIn)).size).toBe(reached)
    expect(letters.map(ownCodeIn)).not.toContain('')
  })

  test('whom no letter reaches is told in public; who doubts theirs checks it there, on a phone without scripts', async () => {
    on.address = await announce(on.affairs, on.legal)
    await on.look(on.affairs, '08-announcement')
    const passer = await on.open('passer-by', on.console_.url, { ...phone, javaScriptEnabled: false })
    const letter = (await lettersTo(on.smtp)).find(({ to }) => to === emailOf(7)) as Letter
    await passer.goto(on.address)
    await on.look(passer, '09-public')
    await checkCode(passer, /核对码：(\S+)/.exec(letter.text)?.[1] ?? '')
    await publicPage(passer).ours.waitFor()
    await passer.getByText(/以邮件发出/).waitFor()
    await on.look(passer, '10-ours')
    await publicPage(passer).ownNotice(ownCodeIn(letter))
    await passer.getByText('测试用户7，您好').waitFor()
    await on.look(passer, '11-own')
    expect(await passer.locator('html').evaluate((page) => page.scrollWidth - page.clientWidth)).toBe(0)
    await passer.close()
  })
}

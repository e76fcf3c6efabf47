import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeHome, makeOrder } from '../peers/people.ts'
import { startSmtp } from '../peers/smtp.ts'
import { type Home, storeWith, tell } from '../peers/telling.ts'

let home: Home
beforeEach(() => {
  home = makeHome()
})
afterEach(() => home.remove())

/** One person is told through a server with these offers; returns what it got, each copy of it. */
async function letters(
  email: string,
  tricks: Parameters<typeof startSmtp>[0],
  change: Parameters<typeof makeOrder>[1] = {},
) {
  const smtp = await startSmtp(tricks)
  const store = await storeWith(home, `name,email\n甲,${email}\n`)
  await tell(home, store, makeOrder('o1', change), { smtpUrl: `smtp://127.0.0.1:${smtp.port}` })
  store.close()
  await smtp.close()
  return smtp.received
}

test.each([true, false])(
  'reports on failures name the delivery and the address (RFC 3461), pipelining %s',
  async (pipelining) => {
    const [letter] = await letters('a+b=c@people.example', { dsn: true, pipelining })
    const mark = /^bounce\+(1\.[\da-f]{16})@cloud\.example$/.exec(letter!.from)![1]
    expect(letter!.asked.split('\n')).toEqual([
      `MAIL FROM:<${letter!.from}> RET=HDRS ENVID=${mark}`,
      'RCPT TO:<a+b=c@people.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;a+2Bb+3Dc@people.example',
    ])
  },
)

test('a server that offers no reports is not asked for them; the return address alone names the delivery', async () => {
  const [letter] = await letters('a@people.example', {})
  expect(letter!.asked.split('\n')).toEqual([`MAIL FROM:<${letter!.from}>`, 'RCPT TO:<a@people.example>'])
  expect(letter!.from).toMatch(/^bounce\+1\.[\da-f]{16}@cloud\.example$/)
})

test('sent once more, Message-ID, Date and return address are the same, and so is every byte', async () => {
  const to = 'a@people.example'
  const [first, second] = await letters(
    to,
    { dsn: true, cutAfterDot: new Set([to]) },
    { onUnknown: 'resend' },
  )
  expect(second).toEqual(first)
  expect(first!.data).toMatch(/^Message-ID: <o1\.1\.[\da-f]{16}@cloud\.example>$/im)
  expect(first!.data).toMatch(/^Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/m)
})

test('what a notice carries, and what only advertising does', async () => {
  const [letter] = await letters('a@people.example', {})
  const head = letter!.data.slice(0, letter!.data.indexOf('\r\n\r\n'))
  for (const line of [
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: OOF, AutoReply',
    'Content-Language: zh-CN',
    'Feedback-ID: i1:nnnnnnnnnnnn:email:fenghuo',
  ])
    expect(head).toContain(line)
  expect(head).not.toMatch(/^(List-Unsubscribe|Precedence|X-Mailer):/im)
})

import { expect, test } from 'vitest'
import type { NoticeWords } from '../../server/rules/notice.ts'
import { wordedFor } from '../../server/rules/noticePurpose.ts'

const words: NoticeWords = {
  title: '关于您的个人信息安全事件的告知',
  greeting: '您好：',
  lede: '我们发现一起安全事件。',
  headings: { happened: '1', measures: '2', protect: '3', remedy: '4' },
  parts: { happened: '部分信息泄露。', measures: '', protect: '', remedy: '' },
  contact: '',
  verification: '',
  closing: '',
  sms: '安全告知：',
  smsParams: {},
  phone: { opening: '请问您是本人吗？', closing: '' },
}

test('the first notice reads as the template gives it', () => {
  expect(wordedFor(words, 'first', 'zh-CN')).toBe(words)
})

test.each([
  [
    'correction',
    'zh-CN',
    /^更正：关于/,
    /^我们此前已.*以本次为准。\n部分信息泄露。$/,
    /^更正此前告知：安全告知/,
  ],
  ['supplement', 'zh-CN', /^补充告知：关于/, /^我们此前已.*新采取的措施。\n部分/, /^补充此前告知：/],
  ['correction', 'en', /^Correction: /, /^We have told you .* this one holds\.\n/, /^Correction of our/],
  ['supplement', 'en', /^Further information: /, /^We have told you .* since\.\n/, /^Further to our/],
] as const)(
  '%s in %s says so in the title, the first part and the SMS',
  (purpose, language, title, part, sms) => {
    const worded = wordedFor(words, purpose, language)
    expect(worded.title).toMatch(title)
    expect(worded.parts.happened).toMatch(part)
    expect(worded.sms).toMatch(sms)
  },
)

test('a call says nothing of the incident before it is known who answers, and the public has no SMS', () => {
  const worded = wordedFor({ ...words, sms: '' }, 'correction', 'zh-CN')
  expect(worded.phone).toEqual(words.phone)
  expect(worded.sms).toBe('')
})

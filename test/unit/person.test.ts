import { expect, test } from 'vitest'
import { type Person, placeholdersIn, renderFor, type TextKind } from '../../server/rules/person.ts'
import { proseHtml } from '../../server/rules/prose.ts'

const named = (name: string | null, language: Person['language'] = 'zh-CN'): Person => ({
  name,
  code: 'K7M42Q',
  language,
})

const cases: [string | null, TextKind, string, string][] = [
  ['张三', 'text', '张三，您好：K7M42Q', 'the plain case'],
  [null, 'text', '用户，您好：K7M42Q', 'a name not known is still addressed'],
  [' \r\n ', 'text', '用户，您好：K7M42Q', 'a name of blanks is none'],
  ['{{7*7}}', 'text', '{{7*7}}，您好：K7M42Q', 'a name is no template'],
  ['{{person.code}}', 'text', '{{person.code}}，您好：K7M42Q', 'nor is it looked at twice'],
  ['$& $1 $$', 'text', '$& $1 $$，您好：K7M42Q', 'replacement patterns are only text'],
  [
    '<script>alert(1)</script>',
    'html',
    '&lt;script&gt;alert(1)&lt;/script&gt;，您好：K7M42Q',
    'markup is escaped',
  ],
  ['" onload="x', 'html', '&quot; onload=&quot;x，您好：K7M42Q', 'attributes cannot be broken out of'],
  ['<b>', 'text', '<b>，您好：K7M42Q', 'plain text stays literal'],
  ['A\r\nBcc: all@example.com', 'line', 'A Bcc: all@example.com，您好：K7M42Q', 'no name makes a header'],
  ['A\r\nB', 'text', 'A B，您好：K7M42Q', 'nor a new line in the body'],
  ['a\u0000b\u202ec', 'text', 'abc，您好：K7M42Q', 'controls and direction overrides are dropped'],
  ['محمد', 'text', 'محمد，您好：K7M42Q', 'right-to-left names stay'],
  ['👩‍👧 𠮷', 'text', '👩‍👧 𠮷，您好：K7M42Q', 'emoji and rare characters stay whole'],
]

test.each(cases)('%o as %s', (name, kind, expected, _why) => {
  expect(renderFor(named(name), '{{person.name}}，您好：{{ person.code }}', kind)).toBe(expected)
})

test('a subject stays one line whatever was approved', () => {
  expect(renderFor(named('A'), 'Notice\r\nBcc: x@example.com {{person.name}}', 'line')).toBe(
    'Notice Bcc: x@example.com A',
  )
})

test('only the two placeholders are filled', () => {
  expect(renderFor(named('A', 'en'), '{{person.phone}} {{ 7 | times: 7 }}', 'text')).toBe(
    '{{person.phone}} {{ 7 | times: 7 }}',
  )
  expect(placeholdersIn('{{person.code}} {{person.code}} {{person.phone}}')).toEqual(['code'])
})

test('prose becomes paragraphs and lists, and brings no markup of its own', () => {
  expect(proseHtml('做法：\n- 一\n- <b>二</b>\n\n1. 甲\n尾')).toBe(
    '<p>做法：</p>\n<ul><li>一</li><li>&lt;b&gt;二&lt;/b&gt;</li><li>甲</li></ul>\n<p>尾</p>',
  )
})

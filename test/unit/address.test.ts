import { expect, test } from 'vitest'
import { maskAddress, maskName, normaliseEmail, normalisePhone } from '../../server/rules/address.ts'

const readOf = (read: ReturnType<typeof normalisePhone>) => (read.ok ? read.value : read.fault)

test.each([
  ['15400001234', '+8615400001234', 'as nearly every row has it'],
  ['+86 154 0000 1234', '+8615400001234', 'with country code and spaces'],
  ['0086-154-0000-1234', '+8615400001234', 'dialled from abroad'],
  ['86(154)0000.1234', '+8615400001234', 'brackets and dots'],
  ['１５４００００１２３４', '+8615400001234', 'full-width digits'],
  ['\u200b154\u00a00000 1234\u202c', '+8615400001234', 'marks that cannot be seen'],
  ['154‐0000‐1234', '+8615400001234', 'a typographic hyphen'],
  ['+44 7911 123456', '+447911123456', 'from elsewhere'],
  ['00447911123456', '+447911123456', 'from elsewhere, with 00'],
  ['010 6552 9988', 'not_mobile', 'a landline takes no SMS'],
  ['1540000123', 'phone_length', 'a digit short'],
  ['154000012345678901', 'phone_length', 'far too long'],
  ['无', 'not_phone', 'a word'],
  ['15400001234/15400001235', 'not_phone', 'two numbers in one cell'],
  ['1.54E+10', 'not_phone', 'what a spreadsheet makes of a number'],
  ['', 'not_phone', 'nothing'],
])('phone %j -> %s (%s)', (text, value) => {
  expect(readOf(normalisePhone(text))).toBe(value)
})

test.each([
  ['A.B@Mail.Example', 'a.b@mail.example', 'case does not part people'],
  [' a@b.example\u200b', 'a@b.example', 'marks at the ends'],
  ['a＠b.example', 'a@b.example', 'a full-width at sign'],
  ['a+tag@b.example', 'a+tag@b.example', 'a tag is part of the address'],
  ['a@例子.example', 'a@例子.example', 'a domain in its own script'],
  ['a@b', 'not_email', 'no top domain'],
  ['a b@c.example', 'not_email', 'a space inside'],
  ['a@b.example,c@d.example', 'not_email', 'a list'],
  ['Name <a@b.example>', 'not_email', 'a name around it'],
  ['a@b.example\r\nBcc: x@y.example', 'not_email', 'a header in disguise'],
  ['a>@b.example', 'not_email', 'a sign that ends an envelope address'],
  ['.a@b.example', 'not_email', 'a dot in front'],
  ['a..b@c.example', 'not_email', 'two dots'],
  [`${'a'.repeat(65)}@b.example`, 'not_email', 'longer than RFC 5321 allows'],
  ['a@-b.example', 'not_email', 'a label that begins with a dash'],
])('e-mail %j -> %s (%s)', (text, value) => {
  expect(readOf(normaliseEmail(text))).toBe(value)
})

test.each([
  ['+8615400001234', '+86154****1234'],
  ['someone@b.example', 's***@b.example'],
  ['12345', '****'],
])('masked %s -> %s', (address, masked) => {
  expect(maskAddress(address)).toBe(masked)
})

test.each([
  ['张三丰', '张**'],
  ['😀', '😀'],
  ['', ''],
])('name masked %s -> %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

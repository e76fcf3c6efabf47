import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import { importFile } from '../../server/audience/import.ts'
import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { openDesk } from '../../server/delivery/desk.ts'
import { listDeliveries } from '../../server/delivery/results.ts'
import { renderFor } from '../../server/rules/person.ts'
import { fieldsIn, isUsable, lackedIn } from '../../server/rules/personSlots.ts'
import { checkText } from '../../server/rules/textcheck.ts'
import { emailOf, makeHome, makeOrder, phoneOf } from '../peers/people.ts'
import { startSmtp } from '../peers/smtp.ts'
import { type Home, tell } from '../peers/telling.ts'

const reader = { name: '测试甲', code: 'AAAA-AAAA', language: 'zh-CN' as const }

test.each<[string, Record<string, string>, string, string, string]>([
  ['{{person.fields.尾号}}', { 尾号: '0001' }, 'text', '0001', 'the value'],
  [
    '{{ person.fields.尾号 | 您的账户 }}',
    { 尾号: '0001' },
    'text',
    '0001',
    'the value goes before the default',
  ],
  ['{{ person.fields.尾号 | 您的账户 }}', {}, 'text', '您的账户', 'the stated default'],
  ['{{person.fields.尾号|}}', {}, 'text', '（未登记）', 'a default of nothing is none, and never a hole'],
  ['{{person.fields.尾号}}', { 尾号: ' ' }, 'text', '（未登记）', 'a blank value is none'],
  ['{{person.fields.constructor}}', {}, 'text', '（未登记）', 'not what every object has'],
  ['{{person.fields.a}}', { a: '{{person.code}}' }, 'text', '{{person.code}}', 'a value is not filled again'],
  ['{{person.fields.a}}', { a: '<b>\r\nBcc: x' }, 'html', '&lt;b&gt; Bcc: x', 'a value is one line of text'],
  ['{{person.fields.a | A &amp; B}}', {}, 'html', 'A &amp; B', 'a default is of the text, escaped with it'],
])('%s with %j as %s -> %s (%s)', (text, fields, kind, shown) => {
  expect(renderFor({ ...reader, fields }, text, kind as 'text' | 'html')).toBe(shown)
})

test('what a text asks for, and who lacks it', () => {
  const text = '{{person.name}} {{person.fields.尾号}} {{person.fields.等级 | 普通}} {{person.fields.尾号}}'
  expect(fieldsIn(text)).toEqual(['尾号', '等级'])
  expect(lackedIn(text, { 等级: '甲' })).toEqual(['尾号'])
  expect(lackedIn(text, { 尾号: '1' })).toEqual([])
  expect([isUsable('卡 尾号'), isUsable('a|b'), isUsable('a}}b')]).toEqual([true, false, false])
})

const ask = { own: [], otherNames: [], noEvidenceHasBasis: false }
test.each<[string, { personFields?: boolean; forPublic?: boolean }, string[], string]>([
  ['{{person.fields.尾号 | 您的账户}}', {}, [], 'a field with its default'],
  ['{{person.fields.尾号 | }}', {}, ['unfilled'], 'a default left open'],
  ['{{person.fields.}}', {}, ['unfilled'], 'a field without a name'],
  ['{{person.fields.尾号}}', { personFields: false }, ['person_field'], 'in an SMS'],
  ['{{person.fields.尾号}}', { forPublic: true }, ['person_in_public'], 'for the public'],
])('%s %j -> %j (%s)', (text, more, codes) => {
  expect(checkText(text, { ...ask, ...more }).map(({ code }) => code)).toEqual(codes)
})

let home: Home
let store: PeopleStore
beforeEach(() => {
  home = makeHome()
  store = openIncidentStore(home, 'i1')
})
afterEach(() => {
  store.close()
  home.remove()
})

let files = 0
const load = (lines: readonly string[]) => {
  const id = `b${++files}`
  const path = home.file(id, ['ref,email,phone,尾号,group', ...lines].join('\n'))
  return importFile({
    store,
    batch: { id, name: id, path, mapping: ['ref', 'email', 'phone', 'field', 'group'] },
    now: 0,
  })
}

test('how many lack a field is counted as people come, also when a later file brings it', async () => {
  await load(
    ['u1,,154,A1,a', 'u2,x@people.example,,,a', 'u3,y@people.example,,C3,b'].map((line) =>
      line.replace('154', phoneOf(1)),
    ),
  )
  expect(await store.lackingFields({ groups: [] })).toEqual([{ name: '尾号', lack: 1 }])
  expect(await store.lackingFields({ groups: ['b'] }, ['等级'])).toEqual([
    { name: '等级', lack: 1 },
    { name: '尾号', lack: 0 },
  ])
  await load(['u2,,,B2,a', `u3,,${phoneOf(3)},OTHER,b`])
  expect(await store.lackingFields({ groups: [] })).toEqual([{ name: '尾号', lack: 0 }])
  expect((await store.findPerson(3))?.fields).toEqual({ 尾号: 'C3' })
})

test('whoever lacks the field is not sent that text: the next channel has its turn, in the end the announcement', async () => {
  await load([
    `u1,${emailOf(1)},,0001,`,
    `u2,${emailOf(2)},${phoneOf(2)},,`,
    `u3,${emailOf(3)},,,`,
    `u4,${emailOf(4)},,0004,`,
  ])
  const smtp = await startSmtp()
  const [email, sms] = makeOrder('x').body.texts
  const text = '{{person.name}}：尾号 {{person.fields.尾号}}，等级 {{person.fields.等级 | 普通}}。'
  const texts = [{ ...email!, text, html: `<p>${text}</p>` }, sms!]
  const order = makeOrder('o1', { texts, channels: ['email', 'sms'] })
  const progress = await tell(home, store, order, { smtpUrl: `smtp://127.0.0.1:${smtp.port}` })
  expect(smtp.received.map(({ to }) => to).toSorted()).toEqual([emailOf(1), emailOf(4)])
  const bodies = smtp.received.map(({ data }) =>
    Buffer.from(data.split('\r\n\r\n')[2] ?? '', 'base64').toString(),
  )
  expect(bodies.join()).toMatch(/尾号 000[14]，等级 普通。/)
  expect(progress).toMatchObject({
    state: 'done',
    coverage: { told: 2, unreachable: 1, people: 4 },
  })
  const failed = await listDeliveries(store, 'o1', { state: 'failed' })
  expect(failed.map(({ personId, channel, code }) => [personId, channel, code])).toEqual([
    [2, 'email', 'no_field'],
    [3, 'email', 'no_field'],
  ])
  await smtp.close()
})

test('nobody is rung with a script that asks for what they lack: they go on, and the caller gets the next number', async () => {
  await load([`u1,${emailOf(1)},${phoneOf(1)},,`, `u2,${emailOf(2)},${phoneOf(2)},0002,`])
  const [email] = makeOrder('x').body.texts
  const script = '请问是{{person.name}}吗？\n\n您尾号 {{person.fields.尾号}} 的账户受到影响。'
  const phone = {
    channel: 'phone' as const,
    language: 'zh-CN' as const,
    group: '',
    reader: 'person' as const,
  }
  const texts = [{ ...phone, text: script }, email!]
  await tell(home, store, makeOrder('o1', { texts, channels: ['phone', 'email'] }), {})
  let takenUp = 0
  const desk = openDesk(store, async () => void takenUp++)
  const at = { orderId: 'o1', caller: 'c', now: Date.parse('2030-01-02T02:00:00Z'), sealed: false }
  expect(await desk.next(at, null)).toMatchObject({ personId: 2, told: null })
  expect(takenUp).toBe(1)
  const deliveryId = (await desk.touch(at, (await desk.next(at, null))!.deliveryId, 'begin'))!.deliveryId
  expect((await desk.touch(at, deliveryId, 'confirm'))?.told).toBe('您尾号 0002 的账户受到影响。')
  const rows = await listDeliveries(store, 'o1', {})
  expect(rows.map(({ personId, channel, state, code }) => [personId, channel, state, code])).toEqual([
    [1, 'phone', 'failed', 'no_field'],
    [2, 'phone', 'pending', null],
    [1, 'email', 'pending', null],
  ])
})

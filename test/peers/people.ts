import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestOf, type Order, type OrderBody } from '../../server/delivery/order.ts'
import { realWorld } from '../../server/rules/world.ts'

/** A data folder of its own and an installation key. */
export function makeHome() {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-'))
  return {
    folder,
    installationKey: randomBytes(32),
    file: (name: string, content: string | Uint8Array): string => {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Mainland numbers with 154, a prefix that was never given out. */
export const phoneOf = (n: number): string => `154${String(n).padStart(8, '0')}`
export const emailOf = (n: number): string => `p${n}@people.example`

/** A CSV of `count` synthetic people with an e-mail address each, and a phone where asked. */
export function peopleCsv(count: number, { phones = false, from = 1 } = {}): string {
  const lines = ['用户ID,姓名,邮箱,手机号']
  for (let n = from; n < from + count; n++)
    lines.push(`u${n},测试用户${n},${emailOf(n)},${phones ? phoneOf(n) : ''}`)
  return `${lines.join('\n')}\n`
}

export function makeOrder(id: string, change: Partial<OrderBody> = {}, rest: Partial<Order> = {}): Order {
  const body: OrderBody = {
    texts: [
      {
        channel: 'email',
        language: 'zh-CN',
        group: '',
        reader: 'person',
        subject: '关于您的个人信息的安全告知',
        text: '{{person.name}}：\n您好。核对码 {{person.code}}。\n我们发现一起个人信息泄露事件，现将情况告知如下。',
        html: '<p>{{person.name}}：</p><p>核对码 <b>{{person.code}}</b></p>',
      },
      {
        channel: 'sms',
        language: 'zh-CN',
        group: '',
        reader: 'person',
        text: '您的部分信息可能泄露，请见官网公告。',
        signature: '示例云',
      },
    ],
    channels: ['email'],
    groups: [],
    fallbackLanguage: 'zh-CN',
    onUnknown: 'hold',
    bound: 1_000_000,
    sender: { name: '示例云', address: 'notice@cloud.example' },
    ...change,
  }
  return {
    id,
    world: realWorld,
    noticeDigest: 'n'.repeat(64),
    digest: digestOf(body),
    body,
    stageLimit: null,
    ...rest,
  }
}

import { createHmac } from 'node:crypto'
import { password, profile } from '../team.ts'

// biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer is what it asserts
export type Answer = { status: number; body: any; cookies: string[] }

/** Somebody with a browser: keeps the cookies it is handed. */
export interface Visitor {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  cookies: Map<string, string>
}

export function visitor(url: string): Visitor {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async call(method, path, body, headers = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const set = response.headers.getSetCookie()
      for (const line of set) keep(cookies, line)
      const text = await response.text()
      return { status: response.status, body: text ? JSON.parse(text) : undefined, cookies: set }
    },
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
  const gone = attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')
  if (gone) cookies.delete(name)
  else cookies.set(name, value)
}

export const owner = {
  name: '林一',
  email: 'lin@owner.example',
  phone: '',
  password,
  language: 'zh-CN',
  seats: ['commander'],
}

export const member = (name: string, more: object = {}) => ({
  name,
  email: `${name}@staff.example`,
  phone: '',
  role: 'member',
  seats: [],
  ...more,
})

/** The owner, signed in on a console that was just set up, and the links of those invited. */
export async function setUp(
  console_: { url: string; setUpCode: string | undefined },
  people: object[] = [],
): Promise<{ boss: Visitor; links: string[] }> {
  const boss = visitor(console_.url)
  const request = { code: console_.setUpCode, owner, organisation: profile, people }
  const { status, body } = await boss.call('POST', '/api/setup', request)
  if (status !== 201) throw new Error(`set-up answered ${status}: ${JSON.stringify(body)}`)
  return { boss, links: body.invitations.map(({ link }: { link: string }) => link) }
}

export const tokenIn = (link: string): string => link.split('#')[1] ?? ''

/** Somebody who accepted the invitation behind a link, signed in. */
export async function accept(url: string, link: string, name = '某人'): Promise<Visitor & { id: string }> {
  const guest = visitor(url)
  const request = { token: tokenIn(link), password, name, language: 'zh-CN' }
  const { status, body } = await guest.call('POST', '/api/invitations/accept', request)
  if (status !== 201) throw new Error(`accepting answered ${status}: ${JSON.stringify(body)}`)
  return Object.assign(guest, { id: body.id as string })
}

/** What an authenticator shows (RFC 6238, SHA-1, six digits, thirty seconds). */
export function codeOf(uri: string, at = Date.now()): string {
  const key = base32(new URL(uri).searchParams.get('secret') ?? '')
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function base32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

import type { z } from 'zod'
import { api } from '../server/contract/api.ts'
import type { Endpoint, Params } from '../server/contract/endpoint.ts'
import type { SeatKey } from '../server/rules/seats.ts'
import type { TestConsole } from './console.ts'

export const password = 'nine lanterns on the wall'

/** Somebody with a browser: keeps the cookies it is handed and speaks the contract. */
export interface Person {
  id: string
  name: string
  email: string
  cookie: string
  /** Answers the body, or throws the Problem the server answered. */
  call<P extends string, B extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(
    endpoint: Endpoint<P, B, Q, A>,
    input?: { params?: Params<P>; body?: z.input<B>; query?: Record<string, string> },
  ): Promise<z.output<A>>
}

/** What the server refused with, as the page would see it. */
export class Refused extends Error {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads of it what it asserts
  readonly problem: any
  constructor(status: number, problem: { code?: string }) {
    super(`${status} ${problem.code}`)
    this.status = status
    this.problem = problem
  }
}

/** Somebody who has not signed in. */
export function visitor(url: string): Person {
  const person: Person = {
    id: '',
    name: '',
    email: '',
    cookie: '',
    async call(endpoint, { params = {}, body, query } = {}) {
      const path = endpoint.path.replace(/:(\w+)/g, (_, name) => encodeURIComponent((params as Record<string, string>)[name] ?? ''))
      const search = query ? `?${new URLSearchParams(query)}` : ''
      const response = await fetch(url + path + search, {
        method: endpoint.method.toUpperCase(),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(person.cookie ? { cookie: person.cookie } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      keepCookies(person, response)
      const text = await response.text()
      if (!response.ok) throw new Refused(response.status, JSON.parse(text || '{}'))
      return (text ? JSON.parse(text) : undefined) as never
    },
  }
  return person
}

function keepCookies(person: Person, response: Response): void {
  const jar = new Map(person.cookie.split('; ').filter(Boolean).map((pair) => pair.split('=', 2) as [string, string]))
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split('=', 2)
    if (value && !/max-age=0/i.test(line)) jar.set(name, value)
    else jar.delete(name)
  }
  person.cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}

export const profile = {
  name: { 'zh-CN': '示例云计算有限公司', en: 'Example Cloud Computing Ltd' },
  shortName: { 'zh-CN': '示例云', en: 'Example Cloud' },
  creditCode: '91110000MA00000000',
  province: 'CN-BJ',
  address: '示例路 1 号',
  operatorType: 'other' as const,
  sectors: ['telecom_internet'],
  peopleProcessed: 12_000_000,
  contact: { 'zh-CN': '个人信息保护专员 400-000-0000', en: 'Privacy office 400-000-0000' },
  dutyPhone: '400-000-0000',
  language: 'zh-CN' as const,
}

export interface Team extends Record<'commander' | 'security' | 'legal' | 'affairs' | 'service', Person> {
  /** Nobody in particular: a member with no seat. */
  member: Person
  auditor: Person
}

const staff = {
  security: { name: '孙博', seats: ['security'] },
  legal: { name: '周令仪', seats: ['legal'] },
  affairs: { name: '唐晓', seats: ['public_affairs'] },
  service: { name: '郑可', seats: ['customer_service'] },
  member: { name: '罗铭', seats: [] },
} as const

/** First run done through the API: the owner commands, the others are invited and signed in. */
export async function setUpTeam(console_: TestConsole): Promise<Team> {
  const commander = visitor(console_.url)
  const email = (key: string) => `${key}@staff.example`
  const { invitations } = await commander.call(api.setUp, {
    body: {
      code: console_.setUpCode as string,
      owner: { name: '李慎行', email: email('commander'), phone: '', password, language: 'zh-CN', seats: ['commander'] },
      organisation: profile,
      people: [
        ...Object.entries(staff).map(([key, { name, seats }]) => ({
          name,
          email: email(key),
          phone: '',
          role: 'member' as const,
          seats: [...seats] as SeatKey[],
        })),
        { name: '韩审', email: email('auditor'), phone: '', role: 'auditor' as const, seats: [] },
      ],
    },
  })
  await knowSelf(commander)
  const team: Record<string, Person> = { commander }
  for (const invitation of invitations) {
    const person = visitor(console_.url)
    const token = new URL(invitation.link as string).hash.slice(1)
    await person.call(api.acceptInvitation, { body: { token, password, name: invitation.name, language: 'zh-CN' } })
    await knowSelf(person)
    team[invitation.email.split('@')[0] as string] = person
  }
  return team as unknown as Team
}

async function knowSelf(person: Person): Promise<void> {
  const { user } = await person.call(api.me)
  Object.assign(person, { id: user.id, name: user.name, email: user.email })
}

/** Everybody called accepts their seat. */
export async function acceptSeats(team: Team, incidentId: string): Promise<void> {
  for (const person of Object.values(team) as Person[]) {
    if (person === team.member || person === team.auditor) continue
    const view = await person.call(api.getIncident, { params: { incidentId } })
    for (const seat of view.seats.filter((s) => s.person.id === person.id && !s.acceptedAt))
      await person.call(api.acceptSeat, { params: { incidentId, seatId: seat.id }, body: { undertaking: true } })
  }
}

/** A breach that has just been noticed, one minute ago by the console's clock. */
export const declareBreach = (person: Person, console_: TestConsole, change: object = {}) =>
  person.call(api.declareIncident, {
    body: {
      title: '实名认证资料导出接口越权访问',
      description: '巡检发现导出接口可以读取其他企业的资料。',
      noticedAt: new Date(console_.now() - 60_000).toISOString(),
      source: 'monitoring',
      functions: [],
      personalInformation: 'yes',
      ...change,
    },
  })

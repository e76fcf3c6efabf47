import type { z } from 'zod'
import { api } from '../contract/api.ts'
import type { setUpRequest } from '../contract/sessions.ts'
import type { RoleKey, SeatKey } from '../rules/seats.ts'
import { type Person, visitor } from './client.ts'

/** Everybody of the example signs in with it; nobody of a real installation has it. */
export const password = 'nine lanterns on the wall'

export const profile: z.input<typeof setUpRequest>['organisation'] = {
  name: { 'zh-CN': '北京示例云科技有限公司', en: 'Example Cloud Technology (Beijing) Ltd' },
  shortName: { 'zh-CN': '示例云', en: 'Example Cloud' },
  creditCode: '91110000MA00000000',
  province: 'CN-BJ',
  address: '示例路 1 号',
  operatorType: 'other',
  sectors: ['telecom_internet'],
  peopleProcessed: 12_000_000,
  contact: { 'zh-CN': '个人信息保护专员 400-000-0000', en: 'Privacy office, 400-000-0000' },
  dutyPhone: '400-000-0000',
  language: 'zh-CN',
}

interface Role {
  name: string
  role: RoleKey
  seats: SeatKey[]
}

/** Synthetic people; the first sets the installation up. */
export const cast = {
  commander: { name: '李慎行', role: 'owner', seats: ['commander'] },
  security: { name: '孙博', role: 'member', seats: ['security'] },
  legal: { name: '周令仪', role: 'member', seats: ['legal'] },
  affairs: { name: '唐晓', role: 'member', seats: ['public_affairs'] },
  service: { name: '郑可', role: 'member', seats: ['customer_service'] },
  member: { name: '罗铭', role: 'member', seats: [] },
  auditor: { name: '韩立峰', role: 'auditor', seats: [] },
} as const satisfies Record<string, Role & { seats: readonly SeatKey[] }>

export type Team = Record<keyof typeof cast, Person>

export const emailOf = (key: keyof Team): string => `${key}@staff.example`

/** First run done through the API: the owner commands, the others are invited, accept and are signed in. */
export async function assemble(url: string, setUpCode: string): Promise<Team> {
  const { commander: owner, ...others } = cast
  const commander = visitor(url)
  const { invitations } = await commander.call(api.setUp, {
    body: {
      code: setUpCode,
      owner: { ...plain(owner), email: emailOf('commander'), phone: '', password, language: 'zh-CN' },
      organisation: profile,
      people: Object.entries(others).map(([key, one]) => ({
        ...plain(one),
        email: emailOf(key as keyof Team),
        phone: '',
        role: one.role,
      })),
    },
  })
  const team: Partial<Team> = { commander: await known(commander) }
  for (const { link = '', name, email } of invitations) {
    const person = visitor(url)
    const token = new URL(link).hash.slice(1)
    await person.call(api.acceptInvitation, { body: { token, password, name, language: 'zh-CN' } })
    team[email.split('@')[0] as keyof Team] = await known(person)
  }
  return team as Team
}

const plain = ({ name, seats }: { name: string; seats: readonly SeatKey[] }) => ({ name, seats: [...seats] })

async function known(person: Person): Promise<Person> {
  const { user } = await person.call(api.me)
  return Object.assign(person, { id: user.id, name: user.name, email: user.email })
}

/** Everybody called to a seat accepts it. */
export async function acceptSeats(team: Team, incidentId: string): Promise<void> {
  const { seats } = await team.commander.call(api.getIncident, { params: { incidentId } })
  for (const person of Object.values(team))
    for (const seat of seats.filter((one) => one.person.id === person.id && !one.acceptedAt))
      await person.call(api.acceptSeat, {
        params: { incidentId, seatId: seat.id },
        body: { undertaking: true },
      })
}

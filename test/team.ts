import { api } from '../server/contract/api.ts'
import { assemble, type Team } from '../server/example/cast.ts'
import type { Person, Refused } from '../server/example/client.ts'
import type { SeatKey } from '../server/rules/seats.ts'
import type { TestConsole } from './console.ts'

export { acceptSeats, password, profile, type Team } from '../server/example/cast.ts'
export { type Person, Refused, visitor } from '../server/example/client.ts'

/** First run done through the API: the owner commands, the others are invited and signed in. */
export const setUpTeam = (console_: TestConsole): Promise<Team> =>
  assemble(console_.url, console_.setUpCode as string)

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

/** The duty roster as somebody writes it who has just looked at it; a seat left out is left empty. */
export async function setRoster(person: Person, seats: { seat: SeatKey; people: string[] }[]): Promise<void> {
  const { version } = await person.call(api.roster)
  await person.call(api.changeRoster, { body: { version, seats } })
}

/** What an act was refused with; undefined = it was allowed. */
export const refusal = (act: Promise<unknown>): Promise<Refused | undefined> =>
  act.then(
    () => undefined,
    (error: Refused) => error,
  )

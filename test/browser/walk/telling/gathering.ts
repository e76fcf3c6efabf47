import type { Page } from 'playwright-core'
import { breachFacts, stateFacts } from '../../../breach.ts'
import { startTestConsole, type TestConsole } from '../../../console.ts'
import { emailOf } from '../../../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../../../peers/smtp.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../../../team.ts'
import type { Eyes } from '../eyes.ts'

/** Everybody and everything of the telling, from one part of it to the next. */
export interface Telling extends Eyes {
  smtp: SmtpPeer
  console_: TestConsole
  team: Team
  commander: Page
  legal: Page
  affairs: Page
  service: Page
  incidentId: string
  /** Where everybody can read the announcement. */
  address: string
}

/** Those whom a letter reaches; one more has an address that is gone, one has none at all. */
export const reached = 240
export const everybody = reached + 2
const gone = emailOf(reached + 1)

/** Every tenth lives in Japan; every third administers a company. One row is wrong, one person stands twice. */
export function listOfPeople(): string {
  const rows = Array.from({ length: everybody }, (_, at) => {
    const n = at + 1
    const email = n === everybody ? '' : emailOf(n)
    return `u${n},测试用户${n},${email},${n % 10 ? 'CN' : 'JP'},${n % 3 ? '注册用户' : '企业管理员'}`
  })
  const wrong = 'u900,测试用户900,not-an-address,CN,注册用户'
  return `${['用户ID,姓名,邮箱,地区,组', ...rows, wrong, rows[0]].join('\r\n')}\r\n`
}

/** A declared breach whose facts stand, a real mail server beside the console, and a browser for each of four people. */
export async function gather(on: Telling): Promise<void> {
  on.smtp = await startSmtp({ refuse: { [gone]: '550 5.1.1 no such mailbox' } })
  const env = { SMTP_URL: `smtp://127.0.0.1:${on.smtp.port}`, MAIL_FROM: 'notice@cloud.example' }
  on.console_ = await startTestConsole({ env })
  on.team = await setUpTeam(on.console_)
  on.incidentId = (await declareBreach(on.team.commander, on.console_)).id
  await acceptSeats(on.team, on.incidentId)
  await stateFacts(on.team.security, on.incidentId, breachFacts(on.console_))
  for (const seat of ['commander', 'legal', 'affairs', 'service'] as const) {
    on[seat] = await on.open(seat, on.console_.url, { person: on.team[seat] })
    await on[seat].goto(`/incidents/${on.incidentId}`)
  }
}

export async function part(on: Telling): Promise<void> {
  await on.console_?.stop()
  await on.smtp?.close()
}

import type { Page } from 'playwright-core'
import { startTestConsole, type TestConsole } from '../../../console.ts'
import { type SmsPeer, startSms } from '../../../peers/sms.ts'
import { type SmtpPeer, startSmtp } from '../../../peers/smtp.ts'
import { setUpTeam, type Team } from '../../../team.ts'
import type { Eyes } from '../eyes.ts'

/** Everybody and everything of the walk, from one part of it to the next. */
export interface Walk extends Eyes {
  smtp: SmtpPeer
  sms: SmsPeer
  console_: TestConsole
  team: Team
  commander: Page
  legal: Page
  security: Page
  affairs: Page
  incidentId: string
}

/** No such subscriber at the gateway, no such mailbox at the server: one person nobody reaches. */
export const gone = { number: '+8615400000005', mailbox: 'p5@people.example' }

/** A console with a real mail server and a real gateway beside it, and a browser for each of four people. */
export async function gather(on: Walk): Promise<void> {
  on.smtp = await startSmtp({ refuse: { [gone.mailbox]: '550 5.1.1 no such mailbox' } })
  on.sms = await startSms({ refuse: { [gone.number]: 'invalid_number' } })
  on.console_ = await startTestConsole({
    env: {
      SMTP_URL: `smtp://127.0.0.1:${on.smtp.port}`,
      SMS_URL: on.sms.url,
      MAIL_FROM: 'notice@cloud.example',
    },
  })
  on.team = await setUpTeam(on.console_)
  on.commander = await on.open('commander', on.console_.url)
  on.legal = await on.open('legal', on.console_.url, { person: on.team.legal })
  on.security = await on.open('security', on.console_.url, { person: on.team.security })
  on.affairs = await on.open('affairs', on.console_.url, { person: on.team.affairs })
}

export async function part(on: Walk): Promise<void> {
  await on.console_?.stop()
  await Promise.all([on.smtp?.close(), on.sms?.close()])
}

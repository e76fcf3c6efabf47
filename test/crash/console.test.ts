import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { emailOf, peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, atOnce, breachWith, movedTo, upload } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'
import { killOften } from './kill.ts'

/** The whole console, killed and started again as the same program would be after a power cut. */
const people = Number(process.env.FENGHUO_CRASH_PEOPLE ?? 1_200)
const kills = Number(process.env.FENGHUO_CRASH_KILLS ?? 20)
const window = 16
/** Every life starts a console; the full size has many. */
const patience = 120_000 + people * 20 + kills * 5_000

let smtp: SmtpPeer
let console_: TestConsole
let team: Team
let env: Record<string, string>
beforeEach(async () => {
  smtp = await startSmtp({ slowMs: 3 })
  env = { SMTP_URL: `smtp://127.0.0.1:${smtp.port}?connections=4&window=${window}` }
  console_ = await startTestConsole({ env })
  team = await setUpTeam(console_)
})
afterEach(async () => {
  await console_.stop()
  await smtp.close()
})

const victim = (shiftMs: number) => ({
  program: fileURLToPath(new URL('./console.ts', import.meta.url)),
  env: {
    FENGHUO_CRASH: JSON.stringify({ shiftMs, env: { ...env, PORT: '0', FENGHUO_DATA: console_.folder } }),
  },
})
const received = () => smtp.received.map(({ to }) => to).filter((to) => to.endsWith('@people.example'))

test(
  'killed while sending, under hold: nobody lost, nobody told twice, the unknown listed',
  async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(people))
    const plan = { channelOrder: ['email' as const], onUnknown: 'hold' as const, bound: people }
    const notice = await approveNotice(team, incidentId, plan)
    const { id: orderId } = await team.commander.call(api.giveOrder, {
      params: { incidentId },
      body: { noticeId: notice.id, version: notice.version, digest: notice.digest, ...atOnce },
    })
    await console_.halt()
    const lives = await killOften(victim(61_000), {
      times: kills,
      due: (kill) => received().length > (0.8 * (kill + 1) * people) / kills && smtp.inFlight() > 0,
      inFlight: smtp.inFlight,
    })
    expect(lives).toMatchObject({ kills, finished: true })
    expect(Math.min(...lives.inFlight)).toBeGreaterThan(0)

    console_ = await console_.restart()
    const { commander } = movedTo(team, console_.url)
    const { coverage } = await commander.call(api.getOrder, { params: { incidentId, orderId } })
    const copies = received()
    expect(coverage.told + coverage.unknown).toBe(people)
    expect(new Set(copies).size).toBe(copies.length)
    expect(coverage.unknown).toBeLessThanOrEqual(kills * window)
    const listed = await unknownOf(commander, incidentId, orderId)
    expect(listed).toBe(coverage.unknown)
    const without = everybody().filter((to) => !copies.includes(to))
    expect(without.length).toBeLessThanOrEqual(coverage.unknown)
  },
  patience,
)

test(
  'killed while importing: the file is read to its end, nobody missing, nobody double',
  async () => {
    const many = people * 20
    const { incidentId } = await breachWith(console_, team, peopleCsv(1))
    const seen = { rows: 0 }
    await upload(team.service, incidentId, peopleCsv(many))
    await console_.halt()
    const lives = await killOften(victim(0), {
      times: Math.ceil(kills / 4),
      due: (kill) => seen.rows > ((kill + 1) * many) / (kills / 4 + 1),
      inFlight: () => many - seen.rows,
      onMessage: (message) => {
        seen.rows = (message as { rows: number }).rows
      },
    })
    expect(lives.finished).toBe(true)
    console_ = await console_.restart()
    const { service } = movedTo(team, console_.url)
    const { audience, batches } = await service.call(api.listBatches, { params: { incidentId } })
    expect(audience.people).toBe(many)
    expect(batches.at(-1)).toMatchObject({ state: 'done', rows: many })
  },
  patience,
)

const everybody = () => Array.from({ length: people }, (_, n) => emailOf(n + 1))

async function unknownOf(by: Team['commander'], incidentId: string, orderId: string): Promise<number> {
  let after = 0
  for (let total = 0; ; ) {
    const query = { state: 'unknown', after: String(after), limit: '500' }
    const page = await by.call(api.listDeliveries, { params: { incidentId, orderId }, query })
    total += page.length
    if (!page.length) return total
    after = page.at(-1)?.id ?? 0
  }
}

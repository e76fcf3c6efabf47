import { io } from 'socket.io-client'
import { api } from '../../server/contract/api.ts'
import { breachFacts, stateFacts } from '../breach.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { peopleCsv } from '../peers/people.ts'
import { approveNotice, orderOf, upload } from '../sending.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'
import { printMs, printPeer } from './line.ts'
import type { Sink } from './sink.ts'

/** What the console answers like, and how often it speaks of progress, while an order goes out. */
export async function benchConsole(sink: Sink, people: number): Promise<void> {
  const smtpUrl = `smtp://127.0.0.1:${sink.port}?connections=20&window=400`
  const console_ = await startTestConsole({ env: { SMTP_URL: smtpUrl } })
  const team = await setUpTeam(console_)
  const incidentId = await breachWith(console_, team, people)
  const plan = { channelOrder: ['email' as const], bound: people }
  const notice = await approveNotice(team, incidentId, plan)
  const socket = io(console_.url, { extraHeaders: { cookie: team.commander.cookie } })
  let hints = 0
  socket.on('progress', () => hints++)
  const { id: orderId } = await orderOf(console_, team, incidentId, notice)
  const params = { incidentId, orderId }
  const waits: number[] = []
  const begun = performance.now()
  const timed = async <T>(call: () => Promise<T>): Promise<T> => {
    const asked = performance.now()
    const answer = await call()
    waits.push(performance.now() - asked)
    return answer
  }
  const first = hints
  for (let state = 'running'; state === 'running' || state === 'waiting'; ) {
    await timed(() => team.legal.call(api.listDuties, { params: { incidentId } }))
    await timed(() => team.legal.call(api.getIncident, { params: { incidentId } }))
    state = (await timed(() => team.commander.call(api.getOrder, { params }))).state
  }
  const seconds = (performance.now() - begun) / 1000
  socket.close()
  await console_.stop()
  waits.sort((one, other) => one - other)
  const p95 = waits[Math.floor(waits.length * 0.95)] ?? 0
  printMs(
    `the console's API while ${people.toLocaleString('en')} go out, 95th of 100 (${waits.length} calls)`,
    p95,
    100,
  )
  const rate = (hints - first) / seconds
  printPeer('hints of progress', `${rate.toFixed(1)}/s`, 'wanted 2 to 4/s', rate / 3)
}

async function breachWith(console_: TestConsole, team: Team, people: number): Promise<string> {
  const { id: incidentId } = await declareBreach(team.commander, console_)
  const params = { incidentId }
  await acceptSeats(team, incidentId)
  const facts = breachFacts(console_).filter(([key]) => key !== 'minors')
  await stateFacts(team.security, incidentId, [...facts, ['minors', { under14: 0, under18: 0 }]])
  await upload(team.service, incidentId, peopleCsv(people))
  const isRead = async () =>
    (await team.service.call(api.listBatches, { params })).batches.every(({ state }) => state === 'done')
  while (!(await isRead())) await new Promise((resolve) => setTimeout(resolve, 100))
  return incidentId
}

import { vi } from 'vitest'
import { api } from '../server/contract/api.ts'
import type { BatchView } from '../server/contract/batches.ts'
import type { NoticeView } from '../server/contract/notices.ts'
import type { OrderView } from '../server/contract/orders.ts'
import { breachFacts, stateFacts } from './breach.ts'
import type { TestConsole } from './console.ts'
import { acceptSeats, declareBreach, type Person, type Team, visitor } from './team.ts'

/** Uploads a file as a browser does: the body is the file itself. */
export const upload = (
  person: Person,
  incidentId: string,
  file: string | Uint8Array,
  query: Record<string, string> = {},
): Promise<BatchView> =>
  person.upload(api.uploadBatch, {
    params: { incidentId },
    query: { fileName: 'people.csv', ...query },
    bytes: Buffer.from(file),
  })

const patience = { timeout: 20_000, interval: 50 }

/** The file once it is read. */
export async function readOf(person: Person, incidentId: string, batchId: string): Promise<BatchView> {
  return vi.waitFor(async () => {
    const { batches } = await person.call(api.listBatches, { params: { incidentId } })
    const batch = batches.find(({ id }) => id === batchId) as BatchView
    if (batch.state !== 'done' && batch.state !== 'failed') throw new Error(`still ${batch.state}`)
    return batch
  }, patience)
}

/** An incident with its group in place and these people to be told. */
export async function breachWith(
  console_: TestConsole,
  team: Team,
  file: string | Uint8Array,
  { minors = { under14: 0, under18: 0 }, worldId }: { minors?: object; worldId?: string } = {},
): Promise<{ incidentId: string; batch: BatchView }> {
  const { id: incidentId } = await declareBreach(team.commander, console_, worldId ? { worldId } : {})
  await acceptSeats(team, incidentId)
  const facts = breachFacts(console_).filter(([key]) => key !== 'minors')
  await stateFacts(team.security, incidentId, [...facts, ['minors', minors]])
  const { id } = await upload(team.service, incidentId, file)
  return { incidentId, batch: await readOf(team.service, incidentId, id) }
}

/** Assembled, submitted and approved by two people. */
export async function approveNotice(
  team: Team,
  incidentId: string,
  plan: Partial<NoticeView['plan']> = {},
): Promise<NoticeView> {
  let notice = await team.affairs.call(api.draftNotice, { params: { incidentId } })
  const params = { incidentId, noticeId: notice.id }
  const changed = { ...notice.plan, languages: ['zh-CN' as const], ...plan }
  notice = await team.affairs.call(api.changeNotice, {
    params,
    body: { version: notice.version, plan: changed },
  })
  notice = await team.affairs.call(api.submitNotice, { params, body: { version: notice.version } })
  return team.legal.call(api.approveNotice, {
    params,
    body: { version: notice.version, digest: notice.digest },
  })
}

/** To everybody at once, whatever the hour, and nobody of the staff first: what most tests ask for. */
const noPace = { mailPerMinute: {}, personMinutes: 0 }
export const atOnce = { plan: { stages: [] as number[], quiet: null, limits: noPace }, untested: '另行验证' }
const byHand = { by: 'person' as const, failedPercent: 5, minutes: 15 }

/** Ordered by the commander; the minute of the last stop passes. */
export async function orderOf(
  console_: TestConsole,
  team: Team,
  incidentId: string,
  notice: Pick<NoticeView, 'id' | 'version' | 'digest'>,
  stageLimit: number | null = null,
): Promise<OrderView> {
  const order = await team.commander.call(api.giveOrder, {
    params: { incidentId },
    body: {
      ...{ noticeId: notice.id, version: notice.version, digest: notice.digest },
      untested: atOnce.untested,
      plan: { ...atOnce.plan, stages: stageLimit === null ? [] : [stageLimit], gate: byHand },
    },
  })
  console_.turn(61_000)
  await console_.orders.processAll()
  return order
}

/** The order once it satisfies `when`; what it last was, if it never does. */
export async function orderWhen(
  person: Person,
  incidentId: string,
  orderId: string,
  when: (order: OrderView) => boolean,
  timeout = patience.timeout,
): Promise<OrderView> {
  return vi.waitFor(
    async () => {
      const order = await person.call(api.getOrder, { params: { incidentId, orderId } })
      if (!when(order)) throw new Error(JSON.stringify([order.state, order.reason, order.coverage]))
      return order
    },
    { ...patience, timeout },
  )
}

export const isDone = ({ state }: OrderView): boolean => state === 'done'

/** The same people at a console that listens elsewhere since it was started again. */
export function movedTo(team: Team, url: string): Team {
  const moved = ({ id, name, email, cookie }: Person): Person =>
    Object.assign(visitor(url), { id, name, email, cookie })
  return Object.fromEntries(
    Object.entries(team).map(([seat, person]) => [seat, moved(person)]),
  ) as unknown as Team
}

import type { Sql } from '../../db/database.ts'
import { firstPublishedAt } from '../../db/queries/announcements.ts'
import { listOrders, type OrderRow } from '../../db/queries/orders.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import type { Context } from '../context.ts'
import type { Alarm } from '../contract/incidents.ts'
import { scheduleStanding, soonMs } from '../rules/sendingPlan.ts'
import { sendables } from './order.ts'
import { iso, named } from './values.ts'

/** What sending waits for: a notice to be ordered, an order to be released, the unknown and the unreachable to be settled. */
export async function sendingAlarms(ctx: Context, sql: Sql, access: Access): Promise<Alarm[]> {
  const { incident, may, world } = access
  const standing = (order: OrderRow) => scheduleStanding(order, ctx.now(world))
  const orders = await listOrders(sql, incident.id)
  const announced = (await firstPublishedAt(sql, incident.id)) !== undefined
  const ready = await sendables(sql, incident.id, orders, await namesOf(sql))
  return [
    ...ready.map(({ noticeId, version, approvedAt }) => ({
      ...toCommander('order_sending', noticeId, `v${version}`),
      since: approvedAt,
      mine: may('order_sending'),
    })),
    ...orders.flatMap((order) => {
      const soon = standing(order)
      return soon ? [{ ...scheduled(order, soon), mine: may('order_sending') }] : []
    }),
    ...orders
      .filter((order) => rests(order) && standing(order) !== 'past')
      .map((order) => ({
        ...toCommander('release_order', order.id, String(order.people)),
        since: iso(order.counters.lastAt ?? order.startedAt ?? order.orderedAt),
        mine: may('order_sending'),
      })),
    ...orders.filter(leavesUnknown).map((order) => ({
      ...toCommander('decide_unknown', order.id, String(order.counters.unknown)),
      since: iso(order.doneAt ?? order.orderedAt),
      mine: may('order_sending'),
    })),
    ...orders.flatMap((order): Alarm[] => {
      const people = toBeCalled(order)
      if (!people) return []
      const since = iso(order.counters.lastAt ?? order.startedAt ?? order.orderedAt)
      const of = { ref: order.id, title: named(String(people)), since, mine: may('call_people') }
      return [{ kind: 'decision', code: 'call_people', seat: 'customer_service', ...of }]
    }),
    ...(announced ? [] : orders.filter(leavesUnreachable)).map(
      (order): Alarm => ({
        kind: 'decision',
        code: 'announce',
        ref: order.id,
        title: named(String(order.counters.unreachable + order.counters.guardians.unreachable)),
        since: iso(order.unreachableAt ?? order.orderedAt),
        seat: 'public_affairs',
        mine: may('draft_announcement'),
      }),
    ),
  ]
}

/** A scheduled order about to leave by itself, or one whose time has gone by with nothing sent. */
const scheduled = ({ id, people, startsAt, plan }: OrderRow, standing: 'soon' | 'past') => ({
  ...toCommander(standing === 'soon' ? 'scheduled_soon' : 'schedule_past', id, String(people)),
  since: iso(standing === 'soon' ? startsAt - soonMs : (plan?.notAfter ?? startsAt)),
})

/** People whose turn at the call desk has come, while calls may be made. */
export const toBeCalled = ({ state, counters }: OrderRow): number =>
  state === 'running' || state === 'done'
    ? (counters.standing.find((one) => one.channel === 'phone' && one.state === 'pending')?.n ?? 0)
    : 0

/** At a gate that its rule opens nobody is asked; once the rule kept it shut the order is stopped. */
const rests = ({ state, stageEndedAt, plan }: OrderRow) =>
  state === 'stopped' || (state === 'paused' && !(stageEndedAt !== null && plan?.gate.by === 'rule'))
const isOver = ({ state, sandbox }: OrderRow) => !sandbox && state === 'done'
const leavesUnknown = (order: OrderRow) => isOver(order) && order.counters.unknown > 0
const leavesUnreachable = (order: OrderRow) =>
  isOver(order) && order.counters.unreachable + order.counters.guardians.unreachable > 0

const toCommander = (code: string, ref: string, title: string) => ({
  kind: 'decision' as const,
  code,
  ref,
  title: named(title),
  seat: 'commander' as const,
})

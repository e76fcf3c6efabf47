import { setTimeout as wait } from 'node:timers/promises'
import { api } from '../contract/api.ts'
import type { FactChange } from '../contract/facts.ts'
import type { SeatKey } from '../rules/seats.ts'
import type { Team } from './cast.ts'
import type { Person } from './client.ts'
import type { Results } from './results.ts'

export const minute = 60_000

/** One incident being played: its people, and its time. */
export interface Stage {
  team: Team
  incidentId: string
  /** Epoch ms at which the example's time began. */
  begins: number
  /** Lets the example's time pass up to so many minutes after its beginning. */
  until(minutes: number): Promise<void>
}

const holders: Record<SeatKey, keyof Team> = {
  commander: 'commander',
  security: 'security',
  legal: 'legal',
  public_affairs: 'affairs',
  customer_service: 'service',
}

/** Each task is finished by the seat it falls to. */
export async function finish({ team, incidentId }: Stage, results: Results): Promise<void> {
  const tasks = await team.commander.call(api.listTasks, { params: { incidentId } })
  for (const [title, result] of Object.entries(results)) {
    const task = tasks.find((one) => one.title['zh-CN'] === title)
    if (!task) throw new Error(`the plan has no task ${title}`)
    const by = team[holders[task.seat ?? 'commander']]
    const params = { incidentId, taskId: task.id }
    await by.call(api.changeTask, { params, body: { state: 'done', result, version: task.version } })
  }
}

/** The commander goes on to the next phase; its gate must be open. */
export async function goOn({ team, incidentId }: Stage, to: string): Promise<void> {
  const params = { incidentId }
  const { version } = await team.commander.call(api.getIncident, { params })
  await team.commander.call(api.movePhase, { params, body: { to, version } })
}

/** Puts facts on the sheet, each after the version that stands. */
export async function change(
  by: Person,
  incidentId: string,
  said: readonly Partial<FactChange>[],
): Promise<void> {
  const { facts } = await by.call(api.listFacts, { params: { incidentId } })
  const changes = said.map((fact) => ({
    ...(fact as Pick<FactChange, 'key' | 'value'>),
    language: fact.language ?? ('' as const),
    version:
      facts.find((f) => f.key === fact.key && f.language === (fact.language ?? '') && f.group === '')
        ?.version ?? 0,
  }))
  await by.call(api.changeFacts, { params: { incidentId }, body: { changes } })
}

export const note = (by: Person, incidentId: string, text: string) =>
  by.call(api.addNote, { params: { incidentId }, body: { text } })

/** Waits for a worker of the console to be done. */
export async function settled(isDone: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await isDone()) return
    await wait(200)
  }
  throw new Error('the example did not go on: something it waits for is not done')
}

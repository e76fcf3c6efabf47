import { setTimeout as wait } from 'node:timers/promises'
import { listUnreadBatches } from '../../db/queries/batches.ts'
import { listStartedOrders, listWaitingOrders } from '../../db/queries/orders.ts'
import { readConfig } from '../../server/config.ts'
import { startConsole } from '../../server/console.ts'

/** One life of the console, as main.ts starts it, on a clock past the last stop; ends when nothing is left to do. */
const { shiftMs, env } = JSON.parse(process.env.FENGHUO_CRASH ?? '{}') as {
  shiftMs: number
  env: Record<string, string>
}
const running = await startConsole(readConfig(env), () => Date.now() + shiftMs)
running.ctx.audiences.on('progress', (_, { rows }) => process.send?.({ rows }))
const { read } = running.ctx.db
const over = new Set(['done', 'cancelled'])
async function isLeft(): Promise<boolean> {
  const orders = [...(await listWaitingOrders(read)), ...(await listStartedOrders(read))]
  return orders.some(({ state }) => !over.has(state)) || (await listUnreadBatches(read)).length > 0
}
while (await isLeft()) await wait(50)
await running.stop()
process.exit(0)

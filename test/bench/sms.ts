import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { makeHome, makeOrder, peopleCsv } from '../peers/people.ts'
import { insertOrder, sendOrder, storeWith } from '../peers/telling.ts'
import { perSecond, printLine } from './line.ts'

/** People a second, durable, 200 numbers a call, each call's id on disk before the call. */
export async function benchSms(count: number): Promise<void> {
  const gateway = fork(fileURLToPath(new URL('./smsPeer.ts', import.meta.url)), { execArgv: [] })
  const url = await new Promise<string>((resolve) => gateway.once('message', (said) => resolve(String(said))))
  const home = makeHome()
  const store = await storeWith(home, peopleCsv(count, { phones: true }))
  const order = makeOrder('o1', { channels: ['sms'] })
  await insertOrder(store, order)
  const channels = { smsUrl: `${url}?batch=200&calls=4` }
  const rate = await perSecond(count, () => sendOrder(home, store, order, channels).ended)
  const counts = await store.countsOf('o1')
  if (counts?.all.find(({ state }) => state === 'accepted')?.n !== count)
    throw new Error('Not everybody was sent to.')
  store.close()
  home.remove()
  gateway.disconnect()
  printLine('durable SMS, 200 numbers a call', rate, 'wanted', 10_000)
}

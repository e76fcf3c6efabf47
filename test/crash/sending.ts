import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { makeOrder } from '../peers/people.ts'
import { sendOrder } from '../peers/telling.ts'

/** What the power cut test records: one sender on an order that lies in the store. Its setting is in FENGHUO_CRASH. */
const { folder, key, smtpUrl } = JSON.parse(process.env.FENGHUO_CRASH ?? '{}') as Record<string, string>
const home = { folder: folder!, installationKey: Buffer.from(key!, 'base64') }
const store = openIncidentStore(home, 'i1')
await sendOrder(home, store, makeOrder('o1'), { smtpUrl: smtpUrl! }).ended
store.close()

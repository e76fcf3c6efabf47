import { createAudiences } from '../../server/audience/audiences.ts'
import { createSenders } from '../../server/delivery/senders.ts'
import { makeOrder } from '../peers/people.ts'

/**
 * What the crash test kills: imports a file and tells everybody in it, taking up whatever an earlier life left. Its
 * setting comes as JSON in FENGHUO_CRASH. It leaves by itself when the order rests.
 */
interface Setting {
  folder: string
  key: string
  csv: string
  smtpUrl: string
  onUnknown: 'resend' | 'hold'
  /** `import`: stops after the import. */
  until: 'import' | 'told'
}

const setting = JSON.parse(process.env.FENGHUO_CRASH ?? '{}') as Setting
const home = { folder: setting.folder, installationKey: Buffer.from(setting.key, 'base64') }
const audiences = createAudiences({ ...home, progressMs: 1 })
audiences.on('progress', (_incident, { rows }) => process.send?.({ rows }))
const before = await audiences.counts('crash')
process.send?.({ begun: before.batches[0]?.state !== 'done' })
if (before.batches[0]?.state !== 'done')
  await audiences.import('crash', { id: 'b1', name: 'people.csv', path: setting.csv })
await audiences.stop()
if (setting.until === 'told') await tell()
process.disconnect?.()

async function tell() {
  const senders = createSenders({ ...home, smtpUrl: setting.smtpUrl, progressMs: 50 })
  const rested = new Promise<void>((resolve) => {
    senders.on('progress', (_incident, { state }) => state !== 'running' && resolve())
  })
  await senders.start('crash', makeOrder('o1', { onUnknown: setting.onUnknown }))
  await rested
  await senders.stop()
}

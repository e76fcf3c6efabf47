import { startSms } from '../peers/sms.ts'

/** The gateway of the tests in a process of its own; it ends with whoever started it. */
const peer = await startSms()
process.send?.(peer.url)
setInterval(() => peer.calls.splice(0), 1_000)
process.on('disconnect', () => process.exit())

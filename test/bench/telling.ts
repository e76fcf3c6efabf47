import { benchConsole } from './console.ts'
import { benchEmail } from './email.ts'
import { benchImport } from './importing.ts'
import { printMachine } from './line.ts'
import { startSink } from './sink.ts'
import { benchSms } from './sms.ts'

/**
 * `npm run bench:telling`: what telling costs, each figure beside its peer in the same run. A number scales it: 1 takes a few
 * minutes on two cores, 10 comes to ten million rows and a million messages.
 */
const scale = Number(process.argv[2] ?? 1)

printMachine()
const sink = await startSink()
await benchEmail(sink, { ours: 100_000 * scale, theirs: 5_000 * scale })
await benchSms(100_000 * scale)
await benchImport(1_000_000 * scale)
await benchConsole(sink, 100_000 * scale)
sink.stop()

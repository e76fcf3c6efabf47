import { benchEmail } from './email.ts'
import { benchImport } from './importing.ts'
import { benchLaw } from './law.ts'
import { printMachine } from './line.ts'
import { startSink } from './sink.ts'

const scale = Number(process.argv[2] ?? 1)

printMachine()
const sink = await startSink()
await benchEmail(sink, { ours: 40_000 * scale, theirs: 5_000 * scale })
sink.stop()
await benchImport(200_000 * scale)
benchLaw(10_000 * scale)

import { benchCsv } from './csv.ts'
import { benchEmail } from './email.ts'
import { benchLaw } from './law.ts'

const scale = Number(process.argv[2] ?? 1)

await benchEmail(40_000 * scale, 5_000 * scale)
await benchCsv(200_000 * scale)
benchLaw(10_000 * scale)

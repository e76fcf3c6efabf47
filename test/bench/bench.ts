import { benchCsv } from './csv.ts'
import { benchEmail } from './email.ts'

const scale = Number(process.argv[2] ?? 1)

await benchEmail(40_000 * scale, 5_000 * scale)
await benchCsv(200_000 * scale)

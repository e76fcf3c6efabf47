import { join } from 'node:path'
import { readPostgres } from '../db/postgres.ts'
import { readSqlite } from '../db/sqlite.ts'
import { verifyRecord } from './actions/verify.ts'
import { readConfig } from './config.ts'
import { installationKey } from './keys.ts'

/** `npm run verify`: reads the whole record and says whether it is as it was written. Ends with 1 when it is not. */
const config = readConfig(process.env)
const database = config.databaseUrl
  ? readPostgres(config.databaseUrl)
  : readSqlite(join(config.dataFolder, 'fenghuo.sqlite'))
const { records, erased, faults, head } = await verifyRecord(database.read, installationKey(config))
await database.close()

const say = (words: string) => process.stdout.write(`${words}\n`)
for (const { seq, ...fault } of faults) say(`record ${seq}: ${JSON.stringify(fault)}`)
say(`${records} records, ${erased} with erased payload, newest digest ${head || '-'}`)
say(faults.length ? `NOT whole: ${faults.length} faults` : 'whole')
process.exitCode = faults.length ? 1 : 0

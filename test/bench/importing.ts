import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createAudiences } from '../../server/audience/audiences.ts'
import { emailOf, makeHome, phoneOf } from '../peers/people.ts'
import { watchFamily } from './family.ts'
import { perSecond, printLine, printPeer } from './line.ts'

type Home = ReturnType<typeof makeHome>

/** Rows checked, de-duplicated, sealed and durable, against the shell that copies cells into a table with a unique index. */
export async function benchImport(rows: number): Promise<void> {
  const home = makeHome()
  const path = await writePeople(home, rows)
  const { rate, megabytes } = await ownRate(home, path, rows)
  const shell = await shellRate(home, path, rows)
  home.remove()
  const name = `people imported, ${rows.toLocaleString('en')} rows (checked, sealed, de-duplicated)`
  printLine(name, rate, 'sqlite3 .import into a table with a unique index', shell)
  printPeer(
    'most memory of the processes that import',
    `${megabytes} MB`,
    'wanted below 300 MB',
    megabytes / 300,
  )
}

async function writePeople(home: Home, rows: number): Promise<string> {
  const path = join(home.folder, 'people.csv')
  const file = createWriteStream(path)
  file.write('用户ID,姓名,邮箱,手机号\n')
  for (let n = 1; n <= rows; n += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, rows - n + 1) }, (_, at) => lineOf(n + at))
    if (!file.write(lines.join(''))) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  return path
}

const lineOf = (n: number): string => `u${n},测试用户${n},${emailOf(n)},${phoneOf(n)}\n`

async function ownRate(home: Home, path: string, rows: number) {
  const audiences = createAudiences(home)
  const family = watchFamily()
  const rate = await perSecond(rows, () => audiences.import('i1', { id: 'b1', name: 'people.csv', path }))
  const megabytes = family.stop()
  const { batches } = await audiences.counts('i1')
  if (batches[0]?.added !== rows) throw new Error('Not every row went in.')
  await audiences.stop()
  return { rate, megabytes }
}

function shellRate(home: Home, path: string, rows: number): Promise<number> {
  const table =
    'CREATE TABLE person (ref TEXT, name TEXT, email TEXT, phone TEXT); CREATE UNIQUE INDEX person_ref ON person (ref);'
  return perSecond(rows, async () => {
    execFileSync('sqlite3', [
      join(home.folder, 'shell.db'),
      table,
      '.mode csv',
      `.import --skip 1 ${path} person`,
    ])
  })
}

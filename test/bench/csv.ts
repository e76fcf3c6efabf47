import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { importFile } from '../../server/audience/import.ts'
import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { makeHome, peopleCsv } from '../peers/people.ts'
import { perSecond, printLine } from './line.ts'

/** Rows checked, de-duplicated, sealed and durable, against the shell that copies cells into a table. */
export async function benchCsv(rows: number): Promise<void> {
  const home = makeHome()
  const path = home.file('people.csv', peopleCsv(rows, { phones: true }))
  const store = openIncidentStore(home, 'i1')
  const ours = await perSecond(rows, () =>
    importFile({ store, batch: { id: 'b1', name: 'b1', path }, now: 0 }),
  )
  const batch = await store.findBatch('b1')
  if (batch?.added !== rows) throw new Error('Not every row went in.')
  store.close()
  const shell = await perSecond(rows, async () => {
    execFileSync('sqlite3', [join(home.folder, 'shell.db'), '.mode csv', `.import ${path} person`])
  })
  home.remove()
  printLine(
    'CSV rows imported (checked, de-duplicated, sealed)',
    ours,
    'sqlite3 .import, cells copied',
    shell,
  )
}

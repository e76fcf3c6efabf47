import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyRecord } from '../../server/actions/verify.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { declareBreach, setUpTeam } from '../team.ts'

describe.each(dialects)('the record on %s', (dialect) => {
  let console_: TestConsole
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    const team = await setUpTeam(console_)
    await declareBreach(team.member, console_)
    await declareBreach(team.member, console_)
  })
  afterAll(() => console_?.stop())

  test('is whole after real acts', async () => {
    const verified = await verifyRecord(console_.ctx.db.read, console_.ctx.key)
    expect(verified.faults).toEqual([])
    expect(verified.records).toBeGreaterThan(10)
  })
})

describe('npm run verify', () => {
  const run = promisify(execFile)
  const verify = (folder: string) =>
    run(process.execPath, ['server/verify.ts'], { env: { ...process.env, FENGHUO_DATA: folder } }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
    )
  let console_: TestConsole
  const copy = join(mkdtempSync(join(tmpdir(), 'fenghuo-copy-')), 'data')
  beforeAll(async () => {
    console_ = await startTestConsole()
    await declareBreach((await setUpTeam(console_)).member, console_)
  })
  afterAll(() => console_?.stop())

  test('says whole while the console runs', async () => {
    expect(await verify(console_.folder)).toMatchObject({ code: 0, stdout: expect.stringMatching(/\nwhole/) })
  })

  test.each([
    ['an edit of a link', `update record set actor = 'somebody' where seq = 5`, /record 5: .*"edited"/, 1],
    [
      'an edit of a payload',
      `update record_payload set payload = '{}' where seq = 6`,
      /record 6: .*"payload_edited"/,
      1,
    ],
    ['a drop in the middle', `delete from record where seq = 7`, /record 8: .*"missing","from":7,"to":7/, 1],
    [
      'a drop at the end',
      `delete from record where seq = (select max(seq) from record)`,
      /"head_differs"/,
      1,
    ],
    ['a re-order', swap('record') + swap('record_payload'), /record 8: .*"out_of_order"/, 1],
    [
      'an erased payload, which is no fault',
      `update record_payload set payload = null, erased_at = 1 where seq = 6`,
      /1 with erased payload.*\nwhole/s,
      0,
    ],
  ])('finds %s', async (_what, change, said, code) => {
    cpSync(console_.folder, copy, { recursive: true, force: true })
    const file = new Sqlite(join(copy, 'fenghuo.sqlite'))
    file.exec(change)
    file.close()
    expect(await verify(copy)).toMatchObject({ code, stdout: expect.stringMatching(said) })
    rmSync(copy, { recursive: true })
  })
})

/** Records 8 and 9 change places. */
function swap(table: string): string {
  const moves = [
    [8, -8],
    [9, 8],
    [-8, 9],
  ]
  return moves.map(([from, to]) => `update ${table} set seq = ${to} where seq = ${from};`).join('')
}

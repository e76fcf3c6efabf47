import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx)$/.test(file) && existsSync(file))
const source = (file: string) => readFileSync(file, 'utf8')
const offenders = (files: string[], pattern: RegExp) => files.filter((file) => pattern.test(source(file)))
const under = (...folders: string[]) =>
  tracked.filter((file) => folders.some((folder) => file.startsWith(folder)))

describe('the house', () => {
  test.each([
    [
      'rules and contract read no clock, chance, environment or Node',
      under('server/rules/', 'server/contract/'),
      /Date\.now\(|new Date\(\)|Math\.random\(|process\.|from 'node:/,
    ],
    ['routes touch no schema', under('server/routes/'), /from '.*db\/(schema|kit)/],
    ['rules never throw', under('server/rules/'), /\bthrow new\b/],
    [
      'the page imports only contract and rules',
      under('web/'),
      /from '(\.\.\/)+(server\/(?!contract|rules)|db\/)/,
    ],
    [
      'queries know no action, route or view',
      under('db/'),
      /from '.*server\/(actions|routes|views|live|clocks|app|console)/,
    ],
    [
      'actions know no route, view or HTTP',
      under('server/actions/'),
      /from '.*\/(routes|views)\/|from 'express'/,
    ],
    [
      'proof reads: it knows no route, view or channel',
      under('server/proof/'),
      /from '.*\/(routes|views|live|clocks)\/|from '.*delivery\/(smtp|sms|senders)/,
    ],
    ['only the database folder speaks to a driver', under('server/'), /from 'drizzle-orm|from 'pg'/],
    [
      'imports carry their ending and no alias',
      tracked,
      /^import .*from '\.[^']*(?<!\.ts|\.tsx|\.json|\.css|\.cjs)'/m,
    ],
  ])('%s', (_rule, files, pattern) => {
    expect(files.length).toBeGreaterThan(0)
    expect(offenders(files, pattern)).toEqual([])
  })

  test('no file of the product is longer than 250 lines', () => {
    const long = under('server/', 'web/', 'db/').filter((file) => source(file).split('\n').length > 251)
    expect(long).toEqual([])
  })

  test('the verifier in a bundle needs Node alone', () => {
    const imports = [...source('server/proof/verify-proof.mjs').matchAll(/from '([^']+)'/g)].map(
      ([, from]) => from,
    )
    expect(imports).toContain('node:crypto')
    expect(imports.filter((from) => !from?.startsWith('node:'))).toEqual([])
  })

  test('the lock file names no download address', () => {
    expect(source('package-lock.json')).not.toContain('"resolved": "http')
  })
})

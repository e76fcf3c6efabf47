import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { movedTo } from '../sending.ts'
import { declareBreach, setUpTeam, type Team } from '../team.ts'

/** The pack as the README shows it, so that what is printed there is what works. */
const pack = /```yaml\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? ''
const laws = `id: group
laws:
  group_policy:
    name: { zh-CN: 集团信息安全制度, en: Group security policy }
    editions: [{ version: '2026', from: 2026-01-01, to: null }]
`

describe.each(dialects)("a company's own rules on %s", (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeEach(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterEach(() => console_.stop())

  const again = async () => {
    console_ = await console_.restart()
    team = movedTo(team, console_.url)
  }
  const write = (path: string, text: string) => {
    const full = join(console_.ctx.config.dataFolder, 'templates', path)
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, text)
  }
  const own = async (incidentId: string) =>
    (await team.legal.call(api.listDuties, { params: { incidentId } })).find(
      ({ ruleId }) => ruleId === 'GRP-01',
    )

  test('stand beside the shipped ones from the next start, and an incident keeps the law it began with', async () => {
    const before = await declareBreach(team.commander, console_)
    write('laws/group.yaml', laws)
    write('duties/group.yaml', pack)
    await again()
    const after = await declareBreach(team.commander, console_)
    expect(await own(after.id)).toMatchObject({
      result: 'applies',
      basis: [{ name: { en: 'Group security policy' }, article: { en: 'Section 8' } }],
    })
    expect(await own(before.id)).toBeUndefined()

    write('duties/group.yaml', pack.replace('length: 2', 'length: 9'))
    await again()
    expect((await own(after.id))?.term).toEqual({ length: 2, unit: 'hour' })
  })

  test('refuse the start with file, line and reason when they cite what is not there', async () => {
    write('duties/group.yaml', pack)
    await expect(console_.restart()).rejects.toThrow(/duties\/group\.yaml:\d+.*no law group_policy/s)
  })
})

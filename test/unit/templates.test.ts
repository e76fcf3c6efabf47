import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DutyRule } from '../../server/rules/dutyRule.ts'
import { TemplateError } from '../../server/templateError.ts'
import { loadTemplates } from '../../server/templates.ts'
import { law, shippedFolder } from './law.ts'

const cnRules = law.packs.find(({ id }) => id === 'cn')?.rules ?? []
const ruleOf = (id: string) => cnRules.find((rule) => rule.id === id) as DutyRule
const placeOf = (id: string) => `rules.${cnRules.indexOf(ruleOf(id))}`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const shipped = (path: string) => readFileSync(join(shippedFolder, path), 'utf8')

/** Writes one file into the company's folder and loads. */
function loadWith(path: string, text: string | Buffer) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
  return loadTemplates(shippedFolder, folder)
}

function refusal(path: string, text: string | Buffer) {
  try {
    loadWith(path, text)
  } catch (error) {
    if (error instanceof TemplateError) return error.problems
    throw error
  }
  return []
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

describe('loadTemplates', () => {
  it('reads everything that is shipped', () => {
    expect(law.packs.map(({ id }) => id)).toEqual(expect.arrayContaining(['cn', 'policy']))
    expect(law.schemes.map(({ id }) => id)).toContain('cac')
    expect(cnRules.map(({ id }) => id.slice('CN-'.length)).join(' ')).toBe(
      '01 02 03 04 05 06 07 08 09a 09b 09c 10 10a 10c 10d 11 11a 12 13 14 15 16 17 18 18a 18b 19 20 21 21a ' +
        '22 22a 23 24 25 26 26a 27 28 29 30 31 32',
    )
  })

  it('gives each file the SHA-256 of its bytes as its version', () => {
    const file = law.files.find(({ path }) => path === 'duties/cn.yaml')
    const digest = createHash('sha256').update(shipped('duties/cn.yaml')).digest('hex')
    expect(file).toMatchObject({ digest, kind: 'duties', origin: 'shipped' })
  })

  it("lets the company's file replace the shipped one of the same path, and nothing else", () => {
    const own = shipped('policy/promises.yaml').replace('示例云隐私政策', '本公司隐私政策')
    const loaded = loadWith('policy/promises.yaml', own)
    expect(loaded.promises.policy['zh-CN']).toBe('本公司隐私政策')
    expect(loaded.files.find(({ path }) => path === 'policy/promises.yaml')?.origin).toBe('company')
    expect(loaded.packs).toEqual(law.packs)
  })

  it("adds the company's years of working days", () => {
    const loaded = loadWith('calendar/2027.yaml', "year: 2027\nholidays: ['2027-01-01']\nworkdays: []\n")
    expect(loaded.calendar).toEqual([{ year: 2027, holidays: ['2027-01-01'], workdays: [] }])
    expect(law.calendar).toEqual([])
  })

  it('names no article of the law that was renumbered without its edition', () => {
    const edition = (rule: DutyRule, version: string) =>
      rule.basis.some((basis) => basis.law === 'csl' && basis.version === version)
    const old = cnRules.filter((rule) => edition(rule, '2017')).map(({ id }) => id)
    expect(old.length).toBeGreaterThan(0)
    expect(old.filter((id) => !edition(ruleOf(id), '2025'))).toEqual([])
  })
})

describe('a wrong file refuses the start', () => {
  const cn = shipped('duties/cn.yaml')
  const plan = shipped('plans/personal-information.yaml')

  it.each([
    [
      'duties/cn.yaml',
      cn.replace('length: 4, unit: hour', 'length: 0, unit: hour'),
      'length: 0',
      `${placeOf('CN-06')}.clock.term.length`,
      'a term of nothing',
    ],
    [
      'duties/cn.yaml',
      cn.replace('mark: V1', 'mark: V9'),
      'mark: V9',
      `${placeOf('CN-10c')}.mark`,
      'a mark that does not exist',
    ],
    [
      'duties/cn.yaml',
      cn.replace('subject: harmsRights', 'subject: harmRights'),
      'harmRights',
      `${placeOf('CN-05')}.when.subject`,
      'a subject nobody can answer',
    ],
    [
      'duties/cn.yaml',
      cn.replace('operator: grade_at_least', 'operator: at_leats'),
      'at_leats',
      'operator',
      'a misspelt operator',
    ],
    [
      'duties/cn.yaml',
      cn.replace("fulfilledBy: ['report:final']", "fulfilledBy: ['report:last']"),
      'report:last',
      `${placeOf('CN-13')}.fulfilledBy.0`,
      'an act the console does not have',
    ],
    [
      'duties/cn.yaml',
      cn.replace('id: CN-08', 'id: CN-07'),
      '  - id: CN-07\n    title: { zh-CN: 机关',
      'stands twice',
      'an id that stands twice',
    ],
    [
      'duties/cn.yaml',
      cn.replace('en: First report }', 'de: Erstmeldung }'),
      'de: Erst',
      `${placeOf('CN-06')}.title`,
      'a language that is missing',
    ],
    [
      'duties/cn.yaml',
      cn.replace('followedBy: [CN-12, CN-13]', 'followedBy: [CN-99]'),
      'followedBy: [CN-99]',
      'no rule CN-99',
      'a follow-up that is not there',
    ],
    [
      'duties/cn.yaml',
      cn.replace('law: pipl', 'law: piple'),
      'law: piple',
      'no law piple',
      'a law that no catalogue knows',
    ],
    [
      'duties/cn.yaml',
      cn.replace("version: '2025'", "version: '2035'"),
      "version: '2035'",
      'no version 2035',
      'an edition that its law does not have',
    ],
    [
      'plans/personal-information.yaml',
      plan.replace('level: 特别重大', 'level: 重大'),
      'level:',
      'always 特别重大',
      'grading personal information lower',
    ],
    [
      'plans/personal-information.yaml',
      plan.replace('key: grade,', 'key: count-minors,'),
      'phases:',
      'count-minors stands twice',
      'a task that stands twice',
    ],
    [
      'datamap/cloud.yaml',
      shipped('datamap/cloud.yaml').replace('[phone, email]', '[phone, mail]'),
      '[phone, mail]',
      'no category mail',
      'a category that is not there',
    ],
  ])('%s (%#)', (path, text, part, reason, why) => {
    const [first] = refusal(path, text)
    expect(first, why).toMatchObject({ file: path, reason: expect.stringContaining(reason) })
    expect(
      Math.abs((first?.line ?? 0) - lineOf(text, part)),
      `line ${first?.line}: ${first?.reason}`,
    ).toBeLessThanOrEqual(1)
  })

  it.each([
    ['duties/cn.yaml', 'id: cn\nname: [', 2, 'broken YAML'],
    ['duties/cn.yaml', 'id: cn\nid: zwei\n', 2, 'a key that stands twice'],
    ['duties/cn.yaml', '', 1, 'an empty file'],
    ['duties/cn.yaml', Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xd6, 0xd0]), 1, 'GB18030 where UTF-8 is asked'],
    ['duties/notes.txt', 'hello', 1, 'a stray file'],
  ])('%s: line %#', (path, text, line, why) => {
    const [first] = refusal(path, text)
    expect(first, why).toMatchObject({ file: path, line })
    expect(first?.reason.length).toBeGreaterThan(5)
  })

  it('when a file that is right otherwise is not UTF-8', () => {
    const broken = Buffer.concat([
      Buffer.from('# '),
      Buffer.from([0xd6, 0xd0]),
      Buffer.from(`\n${shipped('policy/promises.yaml')}`),
    ])
    expect(refusal('policy/promises.yaml', broken)).toEqual([
      { file: 'policy/promises.yaml', line: 1, reason: 'is not UTF-8' },
    ])
  })

  it('when files do not fit one another', () => {
    expect(refusal('duties/own.yaml', cn.replace('id: cn\n', 'id: own\n'))[0]?.reason).toContain(
      'CN-01 stands twice',
    )
    rmSync(join(folder, 'duties'), { recursive: true })
    expect(
      refusal('grading/cac.yaml', shipped('grading/cac.yaml').replace('id: cac', 'id: cad'))[0]?.reason,
    ).toContain('cac, which is not there')
    rmSync(join(folder, 'grading'), { recursive: true })
    expect(refusal('datamap/second.yaml', shipped('datamap/cloud.yaml'))[0]?.reason).toContain(
      'exactly one file, has 2',
    )
  })

  it('when nothing stands ready for personal information', () => {
    const bare = join(folder, 'bare')
    cpSync(shippedFolder, bare, { recursive: true })
    rmSync(join(bare, 'plans/personal-information.yaml'))
    expect(() => loadTemplates(bare, join(folder, 'none'))).toThrow('none for personal_information')
  })

  it('says file, line and reason in one readable line', () => {
    const error = new TemplateError([
      { file: 'duties/cn.yaml', line: 7, reason: 'rules.0.mark: Invalid option' },
    ])
    expect(error.message).toBe('duties/cn.yaml:7: rules.0.mark: Invalid option')
  })
})

import { describe, expect, it } from 'vitest'
import type { IncidentLine } from '../../server/contract/incidents.ts'
import type { DutyPackView } from '../../server/contract/rules.ts'
import * as incidents from '../../web/incidents/chosen.ts'
import * as library from '../../web/library/chosen.ts'

const line = (number: string, title: string, status: string, worldKind: string) =>
  ({ number, title, status, worldKind }) as IncidentLine

const lines = [
  line('PI-2026-001', '导出接口越权', 'open', 'real'),
  line('PI-2026-002', 'Bucket 公开可读', 'closed', 'real'),
  line('PI-2026-001', '季度演练', 'ended', 'drill'),
]

describe('the incidents chosen', () => {
  it.each([
    [{}, [0, 1, 2], 'nothing is asked'],
    [{ status: 'open' }, [0], 'by state'],
    [{ world: 'drill' }, [2], 'by world'],
    [{ text: '001' }, [0, 2], 'by number: each world counts its own'],
    [{ text: '  bucket 可读 ' }, [1], 'by words of any case, all of them'],
    [{ text: '001 接口' }, [0], 'number and title together'],
    [{ status: 'open', world: 'drill' }, [], 'what fits neither'],
  ] as [Partial<incidents.Chosen>, number[], string][])('%j: %j (%s)', (change, wanted, _why) => {
    const shown = incidents.linesOf(lines, { ...incidents.everything, ...change })
    expect(shown.map((one) => lines.indexOf(one))).toEqual(wanted)
  })
})

const rule = (id: string, mark: string, zh: string, en: string, law: string) => ({
  id,
  mark,
  title: { 'zh-CN': zh, en },
  recipient: { kind: 'self', name: {} },
  basis: [{ name: { 'zh-CN': law }, version: '', article: {} }],
  channels: [],
  note: null,
})

const packs = [
  {
    id: 'cn',
    rules: [
      rule('CN-06', 'V2', '首次报告', 'First report', '报告管理办法'),
      rule('CN-14', 'P', '告知监护人', 'Tell guardians', '条例'),
    ],
  },
  { id: 'policy', rules: [rule('POL-01', 'promise', '启动预案', 'Start the plan', '隐私政策')] },
] as unknown as DutyPackView[]

describe('the rules chosen', () => {
  it.each([
    [{}, ['CN-06', 'CN-14', 'POL-01'], 'in the order of their packs'],
    [{ pack: 'policy' }, ['POL-01'], 'by pack'],
    [{ mark: 'P' }, ['CN-14'], 'by how well they are verified'],
    [{ text: 'cn-06' }, ['CN-06'], 'by number, however it is written'],
    [{ text: 'guardians' }, ['CN-14'], 'by the other language'],
    [{ text: '管理办法 首次' }, ['CN-06'], 'by law and duty together'],
  ] as [Partial<library.Chosen>, string[], string][])('%j: %j (%s)', (change, wanted, _why) => {
    const all = { section: 'duties', pack: library.every, mark: library.every, plan: '', text: '' } as const
    expect(library.entriesOf(packs, { ...all, ...change }).map((entry) => entry.rule.id)).toEqual(wanted)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { GradingView } from '../../server/contract/gradings.ts'
import type { Grade } from '../../server/rules/condition.ts'
import { breachFacts, stateFacts } from '../breach.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, Refused, setUpTeam, type Team } from '../team.ts'

const people = (n: number) => ({ low: n, best: n, high: n })
const enisa = {
  context: 'financial',
  shift: 1,
  identifier: 'document',
  ease: 1,
  confidentiality: 0.5,
  integrity: 0,
  availability: 0,
  malicious: true,
} as const

describe.each(dialects)('grades on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let incidentId: string

  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
    incidentId = await begin()
  })
  afterAll(() => console_.stop())

  const begin = async () => {
    const { id } = await declareBreach(team.commander, console_)
    await acceptSeats(team, id)
    await stateFacts(team.security, id, breachFacts(console_))
    await stateFacts(team.security, id, [
      ['certainty', 'confirmed'],
      ['people', people(1_200_000)],
      ['lossYuan', people(0)],
      ['importantData', false],
    ])
    return id
  }
  const all = (id = incidentId) => team.legal.call(api.listGradings, { params: { incidentId: id } })
  const one = async (scheme: string, id = incidentId) =>
    (await all(id)).gradings.find((grading) => grading.scheme === scheme) as GradingView
  const confirm = async (scheme: string, body: object, who = team.legal, id = incidentId) =>
    who.call(api.confirmGrade, {
      params: { incidentId: id, scheme },
      body: { seen: (await one(scheme, id)).history.length, ...body },
    })
  const duty = async (ruleId: string, id = incidentId) =>
    (await team.legal.call(api.listDuties, { params: { incidentId: id } })).find((d) => d.ruleId === ruleId)
  const names = async (id = incidentId) =>
    (await team.legal.call(api.listRecords, { params: { incidentId: id } })).map(({ name }) => name)

  it('stand side by side: the company’s always the gravest, the national one by count', async () => {
    const { gradings } = await all()
    expect(gradings.map(({ scheme }) => scheme)).toEqual(
      expect.arrayContaining(['company', 'cac', 'miit', 'gbt20986', 'enisa']),
    )
    expect(await one('company')).toMatchObject({ grade: '特别重大', choices: [], can: [] })
    expect(await one('cac')).toMatchObject({
      grade: '较大',
      confirmed: null,
      proposed: { line: { mark: 'V2' }, provisional: false },
    })
  })

  it('keep every step with its counts', async () => {
    const { history } = await one('cac')
    expect(history[0]).toMatchObject({ kind: 'proposed', grade: null, people: { high: null } })
    expect(history.map(({ people }) => people?.high)).toContain(1_200)
    expect(history.at(-1)).toMatchObject({ grade: '较大', people: { low: 1_200_000, high: 1_200_000 } })
    expect(await names()).toContain('grades.proposed')
  })

  it('a lower grade takes a reason, and nothing is kept of the refusal', async () => {
    const before = (await one('cac')).history.length
    const refused = await confirm('cac', { grade: '一般' }).catch((error) => error)
    expect(refused).toBeInstanceOf(Refused)
    expect(refused.problem.faults).toMatchObject([{ pointer: '/reason' }])
    expect((await one('cac')).history).toHaveLength(before)
  })

  it('only legal and the commander confirm', async () => {
    const refused = await confirm('cac', { grade: '较大' }, team.affairs).catch((error) => error)
    expect(refused.problem).toMatchObject({ status: 403 })
  })

  it('nobody sets the company’s own', async () => {
    const refused = await confirm('company', { grade: '一般', reason: '影响很小' }).catch((error) => error)
    expect(refused.problem).toMatchObject({ code: 'company_grade_fixed' })
  })

  it('confirming is on record and starts the clock of what waits for a grade', async () => {
    await confirm('cac', { grade: '较大' })
    expect(await one('cac')).toMatchObject({
      grade: '较大',
      confirmed: { grade: '较大', stands: true, by: { name: expect.any(String) } },
    })
    const { facts } = await team.legal.call(api.listFacts, { params: { incidentId } })
    expect(facts.find(({ key }) => key === 'gradedAt')?.value).toBeTruthy()
    expect(await names()).toContain('grade.confirmed')
    const { gradeConfirmed, grade } = await team.legal.call(api.getIncident, { params: { incidentId } })
    expect([gradeConfirmed, grade]).toEqual([true, '较大'])
  })

  it('somebody who looked at an older history is told so', async () => {
    const refused = await team.legal
      .call(api.confirmGrade, { params: { incidentId, scheme: 'cac' }, body: { grade: '较大', seen: 1 } })
      .catch((error) => error)
    expect(refused.problem).toMatchObject({ status: 409, code: 'stale' })
  })

  it('a graver proposal is in force until a person looks again', async () => {
    await stateFacts(team.security, incidentId, [['people', people(12_000_000)]])
    expect(await one('cac')).toMatchObject({ grade: '重大', confirmed: { grade: '较大', stands: false } })
    const view = await team.legal.call(api.getIncident, { params: { incidentId } })
    expect(view).toMatchObject({ grade: '重大', gradeConfirmed: false })
  })

  it('going down with a reason closes what follows from the grade, before anything is filed', async () => {
    const id = await begin()
    expect(await duty('CN-06', id)).toMatchObject({ result: 'applies' })
    await confirm('cac', { grade: '一般', reason: '核查后重复账号剔除，待更新人数' }, team.legal, id)
    expect(await duty('CN-06', id)).toMatchObject({ result: 'does_not_apply', state: 'closed' })
    expect(await one('cac', id)).toMatchObject({ grade: '一般', proposed: { grade: '较大' } })
  })

  it('ENISA’s band follows from the inputs, which are kept', async () => {
    await confirm('enisa', { enisa })
    expect(await one('enisa')).toMatchObject({
      grade: 'very_high',
      enisa: { chosen: enisa, score: 5 },
    })
    const refused = await confirm('enisa', { enisa: { ...enisa, shift: 3 } }).catch((error) => error)
    expect(refused.problem.faults).toMatchObject([{ pointer: '/enisa/shift' }])
  })

  it('a standard that only sorts takes categories and no grade', async () => {
    expect(await one('gbt20986')).toMatchObject({ kind: 'category', grade: null, choices: [] })
    const refused = await confirm('gbt20986', { categories: [] }).catch((error) => error)
    expect(refused.problem.faults).toMatchObject([{ pointer: '/categories' }])
    await confirm('gbt20986', { categories: ['data', 'attack'] })
    expect(await one('gbt20986')).toMatchObject({
      proposed: { categories: ['data'] },
      confirmed: { grade: null, categories: ['data', 'attack'], stands: true },
    })
  })

  it('a grade that is none is refused', async () => {
    const refused = await confirm('cac', { grade: 'high' as Grade }).catch((error) => error)
    expect(refused.problem.faults).toMatchObject([{ pointer: '/grade' }])
  })
})

describe.each(dialects)('suppositions on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let incidentId: string

  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
    incidentId = (await declareBreach(team.commander, console_)).id
    await acceptSeats(team, incidentId)
    await stateFacts(team.security, incidentId, [
      ...breachFacts(console_),
      ['lossYuan', people(0)],
      ['importantData', false],
    ])
  })
  afterAll(() => console_.stop())

  const suppose = (...changes: { key: string; group?: string; value: unknown }[]) =>
    team.affairs.call(api.whatIf, { params: { incidentId }, body: { changes: changes as never } })

  it('more people open the report, its clock, its fines; nothing is stored', async () => {
    const before = await team.legal.call(api.listFacts, { params: { incidentId } })
    const records = (await team.legal.call(api.getIncident, { params: { incidentId } })).counts.records
    const { duties, grades, exposures } = await suppose({ key: 'people', value: people(1_500_000) })
    const report = duties.find(({ ruleId }) => ruleId === 'CN-06')
    expect(report).toMatchObject({ kind: 'opens', before: { standing: 'none', dueAt: null } })
    const { startAt, dueAt } = report?.after ?? {}
    expect(Date.parse(dueAt ?? '') - Date.parse(startAt ?? '')).toBe(4 * 3_600_000)
    expect(grades.find(({ scheme }) => scheme === 'cac')).toMatchObject({ before: '一般', after: '较大' })
    const keys = (list: { key: string }[]) => list.map(({ key }) => key)
    expect(keys(exposures.after)).toContain('cac-10')
    expect(keys(exposures.before)).not.toContain('cac-10')
    expect(await team.legal.call(api.listFacts, { params: { incidentId } })).toEqual(before)
    expect((await team.legal.call(api.getIncident, { params: { incidentId } })).counts.records).toBe(records)
  })

  it('critical infrastructure turns four hours into one', async () => {
    const { duties } = await suppose(
      { key: 'people', value: people(1_500_000) },
      { key: 'operatorType', value: 'cii' },
    )
    expect(duties.find(({ ruleId }) => ruleId === 'CN-07')).toMatchObject({ kind: 'opens' })
    expect(duties.find(({ ruleId }) => ruleId === 'CN-06')).toBeUndefined()
  })

  it('of one group alone: what it lost settles whether the police are told, and nothing is stored', async () => {
    const group = { key: 'shops', name: { 'zh-CN': '商户', en: 'Shops' } }
    await stateFacts(team.security, incidentId, [['groups', [group]]])
    const lost = { key: 'categories', group: 'shops', value: ['location'] }
    const police = async (...changes: Parameters<typeof suppose>) =>
      (await suppose(...changes)).duties.find(({ ruleId }) => ruleId === 'CN-11')?.kind
    const some = { key: 'people', value: people(60) }
    expect(await police(some, { key: 'malicious', value: true })).toBeUndefined()
    expect(await police(some, { key: 'malicious', value: true }, lost)).toBe('settles')
    const { facts } = await team.legal.call(api.listFacts, { params: { incidentId } })
    expect(facts.filter(({ group }) => group === 'shops')).toEqual([])
  })

  it('facts that cannot be true together are refused, naming both', async () => {
    const refused = await suppose({ key: 'minors', value: { under14: 0, under18: 9_000 } }).catch((e) => e)
    expect(refused.problem).toMatchObject({ status: 422 })
    expect(refused.problem.faults.map(({ code }: { code: string }) => code)).toContain(
      'contradiction_more_minors_than_people',
    )
  })

  it('what is owed may cost something now; the share wants the turnover', async () => {
    const asked = { params: { incidentId } }
    const { exposures, turnoverGiven } = await team.legal.call(api.listExposures, asked)
    const serious = exposures.find(({ key }) => key === 'pipl-66-serious')
    expect([turnoverGiven, serious?.max, serious?.shareYuan]).toEqual([false, 50_000_000, null])
    await changeProfile({ turnoverYuan: 3_000_000_000 })
    const now = await team.legal.call(api.listExposures, asked)
    expect(now.exposures.find(({ key }) => key === 'pipl-66-serious')?.shareYuan).toBe(150_000_000)
  })

  const changeProfile = async (change: object) => {
    const body = await team.commander.call(api.organisation, {})
    return team.commander.call(api.changeOrganisation, { body: { ...body, ...change } })
  }
  const duty = async (ruleId: string) =>
    (await team.legal.call(api.listDuties, { params: { incidentId } })).find((d) => d.ruleId === ruleId)

  it('who we are decides which hours run: a changed profile asks open incidents again and says why', async () => {
    await stateFacts(team.security, incidentId, [['people', people(1_500_000)]])
    expect([(await duty('CN-06'))?.result, (await duty('CN-07'))?.result]).toEqual([
      'applies',
      'does_not_apply',
    ])
    await changeProfile({ operatorType: 'cii' })
    expect([(await duty('CN-06'))?.result, (await duty('CN-07'))?.result]).toEqual([
      'does_not_apply',
      'applies',
    ])
    const records = await team.legal.call(api.listRecords, { params: { incidentId } })
    const last = records.find(({ name }) => name === 'duties.evaluated')
    expect(last?.payload).toMatchObject({ because: 'organisation.changed' })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { reportDocument } from '../../server/contract/reportDocument.ts'
import { stateFacts } from '../breach.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { draft, file, of, refusal, reportableBreach, shown, signed } from '../reports.ts'
import { setUpTeam, type Team } from '../team.ts'

describe.each(dialects)('forms of reports on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect, env: { FENGHUO_CONVERTER: 'none' } })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())

  /** People in Germany are affected, and the company addresses that market. */
  async function abroad(incidentId: string): Promise<void> {
    const organisation = await team.commander.call(api.organisation)
    await team.commander.call(api.changeOrganisation, { body: { ...organisation, presence: ['DE'] } })
    await stateFacts(team.security, incidentId, [
      ['regions', [{ region: 'DE', people: 1_200 }]],
      ['risk', 'likely'],
      ['role', 'handler'],
    ])
  }

  test('a correction says what was reported, what holds now and why; the filed one stays as it was', async () => {
    const incidentId = await reportableBreach(console_, team)
    await expect(refusal(draft(team, incidentId, 'correction'))).resolves.toMatchObject({
      problem: { code: 'nothing_filed' },
    })
    const first = await file(
      console_,
      team,
      incidentId,
      await signed(team, incidentId, await draft(team, incidentId, 'first')),
    )
    await stateFacts(team.security, incidentId, [['people', { low: 800, best: 900, high: 900 }]])
    const correction = await draft(team, incidentId, 'correction')
    expect(correction).toMatchObject({ stage: 'correction', ordinal: 2, form: { id: 'cac' } })
    expect(shown(correction, 'corrections')).toContain(
      '影响人数：原「约 130 万人（1,200,000 至 1,400,000 人）」，现「约 900 人（800 至 900 人）」',
    )
    expect(shown(correction, 'correctedReport')).toContain('-R1 初报')
    expect(shown(correction, 'correctedReport')).toContain('回执 BJ-0001')
    expect(correction.gaps.map(({ field }) => field)).toContain('correctionReason')
    const filed = await file(console_, team, incidentId, await signed(team, incidentId, correction), {
      receiptNumber: 'BJ-0002',
    })
    expect(filed.state).toBe('filed')
    const before = await team.legal.call(api.getReport, { params: of(incidentId, first) })
    expect(shown(before, 'people')).toContain('130 万')
    expect(before.digest).toBe(first.digest)
  })

  test('a form knows its places: reports to one place follow each other, and those to another begin anew', async () => {
    const incidentId = await reportableBreach(console_, team)
    await abroad(incidentId)
    await file(
      console_,
      team,
      incidentId,
      await signed(team, incidentId, await draft(team, incidentId, 'first')),
    )
    const { forms } = await team.legal.call(api.listReports, { params: { incidentId } })
    const whyNot = (id: string, stage: string) =>
      forms.find((form) => form.id === id)?.stages.find((one) => one.stage === stage)?.whyNot
    expect(forms.find(({ id }) => id === 'eu33')).toMatchObject({ owed: true, language: 'en' })
    expect(whyNot('merged', 'supplement')).toBe('')
    expect(whyNot('eu33', 'supplement')).toBe('nothing_filed')
    const eu = await draft(team, incidentId, 'first', 'eu33')
    expect(eu).toMatchObject({ number: 2, ordinal: 1, difference: null })
    expect(eu.clocks.map(({ ruleId }) => ruleId)).toContain('EU-01')
    expect(eu.clocks.map(({ ruleId }) => ruleId)).not.toContain('CN-03')
    expect(eu.mustBeNamed).not.toContain('EU-01')
    expect(shown(eu, 'harm', 'en')).toContain('impersonate')
    const merged = await draft(team, incidentId, 'supplement', 'merged')
    expect(merged).toMatchObject({ ordinal: 2, difference: { to: { number: 1 } } })
    expect(merged.difference?.fields.map(({ key }) => key)).not.toContain('users')
    await expect(refusal(draft(team, incidentId, 'first', 'nothing'))).resolves.toMatchObject({
      problem: { faults: [{ pointer: '/formId', code: 'unknown_form' }] },
    })
  })

  test('what the authority reads in English must be in English', async () => {
    const incidentId = await reportableBreach(console_, team)
    await abroad(incidentId)
    await stateFacts(team.security, incidentId, [['harm', null, 'en']])
    const eu = await draft(team, incidentId, 'first', 'eu33')
    expect(eu.gaps).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'harm', kind: 'translation' })]),
    )
  })

  test('nothing goes abroad before legal has answered for it', async () => {
    const incidentId = await reportableBreach(console_, team)
    await abroad(incidentId)
    const report = await signed(team, incidentId, await draft(team, incidentId, 'first', 'eu33'))
    const to = { recipient: 'Landesbeauftragter', channel: 'online form' }
    const faultsOf = async (gate: object | undefined, by = team.legal) =>
      (await refusal(file(console_, team, incidentId, report, gate ? { ...to, gate } : to, by)))?.problem
        .faults
    expect(await faultsOf(undefined)).toMatchObject([{ pointer: '/gate', code: 'gate_needed' }])
    expect(await faultsOf({ holdsData: false, why: '' })).toMatchObject([{ pointer: '/gate/why' }])
    expect(await faultsOf({ holdsData: true, approvedBy: '国家网信部门' })).toMatchObject([
      { pointer: '/gate/document', code: 'gate_approval' },
    ])
    expect(await faultsOf({ holdsData: true, approvedBy: '某机关', document: 'a'.repeat(64) })).toMatchObject(
      [{ pointer: '/gate/document', code: 'no_such_file' }],
    )
    const counts = { holdsData: false, why: '只有人数、时间和措施' }
    expect(await faultsOf(counts, team.commander)).toMatchObject([{ pointer: '/gate', code: 'gate_counsel' }])
    const filed = await file(console_, team, incidentId, report, { ...to, gate: counts })
    expect(filed.filings).toMatchObject([
      { ruleIds: ['EU-01'], gate: { ...counts, confirmedBy: { id: team.legal.id } } },
    ])
    const records = await team.legal.call(api.listRecords, { params: { incidentId } })
    expect(records.find(({ name }) => name === 'report.filed')?.payload).toMatchObject({ gate: counts })
    const duties = await team.legal.call(api.listDuties, { params: { incidentId } })
    const stateOf = (id: string) => duties.find(({ ruleId }) => ruleId === id)?.state
    expect([stateOf('EU-01'), stateOf('CN-06')]).toEqual(['fulfilled', 'open'])
  })

  test('a filing at home asks nothing, and news after it is still news once something went abroad', async () => {
    const incidentId = await reportableBreach(console_, team)
    await abroad(incidentId)
    const first = await signed(team, incidentId, await draft(team, incidentId, 'first'))
    expect((await file(console_, team, incidentId, first)).filings).toMatchObject([{ gate: null }])
    console_.turn(60_000)
    await stateFacts(team.security, incidentId, [['cause', '另有两个接口', 'zh-CN']])
    const eu = await signed(team, incidentId, await draft(team, incidentId, 'first', 'eu33'))
    await file(console_, team, incidentId, eu, { gate: { holdsData: false, why: '只有人数' } })
    const duties = await team.legal.call(api.listDuties, { params: { incidentId } })
    const supplement = duties.find(({ ruleId }) => ruleId === 'CN-12')
    expect(supplement).toMatchObject({
      state: 'open',
      clock: { state: expect.stringMatching(/running|soon/) },
    })
  })

  test('words that must not go out keep it from legal, by field; a flaw the authority asks for does not', async () => {
    const incidentId = await reportableBreach(console_, team)
    const report = await draft(team, incidentId, 'first')
    const write = (value: string, { version }: { version: number }) =>
      team.security.call(api.changeReport, {
        params: of(incidentId, report),
        body: { changes: [{ field: 'leads', language: 'zh-CN', value }], version },
      })
    const bad = await write('样本中有证件 000000199001010018', report)
    expect(bad.findings).toMatchObject([{ field: 'leads', code: 'identity_number', level: 'blocking' }])
    await expect(refusal(signed(team, incidentId, bad))).resolves.toMatchObject({
      problem: { code: 'report_text', findings: [{ field: 'leads', code: 'identity_number' }] },
    })
    const now = await team.legal.call(api.getReport, { params: of(incidentId, report) })
    const good = await write('利用 CVE-2026-12345，来源 192.0.2.7', now)
    expect(good.findings).toEqual([])
    expect((await signed(team, incidentId, good)).state).toBe('signed')
  })

  test('a customer’s name in a report is shown to legal; a notice may not hold it', async () => {
    const incidentId = await reportableBreach(console_, team)
    const params = { incidentId }
    await team.legal.call(api.addParty, { params, body: { kind: 'tenant', name: '乙方数据' } })
    await stateFacts(team.security, incidentId, [
      ['cause', '乙方数据的接口未核对请求者', 'zh-CN'],
      ['cause', 'a function of 乙方数据 did not check who asked', 'en'],
    ])
    const report = await draft(team, incidentId, 'first')
    expect(report.findings).toMatchObject([{ field: 'cause', code: 'other_tenant', level: 'warning' }])
    expect((await signed(team, incidentId, report)).state).toBe('signed')
    const notice = await team.affairs.call(api.draftNotice, { params })
    const refused = await refusal(
      team.affairs.call(api.submitNotice, {
        params: { ...params, noticeId: notice.id },
        body: { version: notice.version },
      }),
    )
    expect(JSON.stringify(refused?.problem)).toContain('写出了其他客户')
  })

  test('JSON has a shape of its own, and says which', async () => {
    const incidentId = await reportableBreach(console_, team)
    const report = await draft(team, incidentId, 'first')
    const path = `/api/incidents/${incidentId}/reports/${report.id}/export`
    const fetched = (format: string) =>
      fetch(`${console_.url}${path}?format=${format}`, { headers: { cookie: team.legal.cookie } })
    const json = await (await fetched('json')).json()
    expect(reportDocument.parse(json)).toMatchObject({ format: 'fenghuo-report-1', world: 'real', number: 1 })
    expect(json).not.toHaveProperty('can')
    const pdf = await fetched('pdf')
    expect([pdf.status, ((await pdf.json()) as { code: string }).code]).toEqual([409, 'pdf_absent'])
    const list = await team.legal.call(api.listReports, { params: { incidentId } })
    expect(list.pdf).toBe(false)
  })
})

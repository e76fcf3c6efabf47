import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { FactChange } from '../../server/contract/facts.ts'
import type { ReportView } from '../../server/contract/reports.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, type Person, profile, refusal, setUpTeam, type Team } from '../team.ts'

const hour = 3_600_000
const receipt = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_000, 7)])

describe.each(dialects)('reports to the authorities on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())

  /** A breach of 1.2 million people: CN-06 gives four hours. */
  async function breach(): Promise<string> {
    const { id: incidentId } = await declareBreach(team.member, console_, { functions: [] })
    await acceptSeats(team, incidentId)
    await state(incidentId, [
      fact('people', { low: 1_000_000, best: 1_186_000, high: 1_420_000 }),
      fact('breachKinds', ['leak']),
      fact('certainty', 'confirmed'),
      fact('occurredAt', new Date(console_.now() - 5 * hour).toISOString()),
      fact('systems', ['企业控制台']),
      fact('categories', []),
      fact('minors', null),
      fact('importantData', false),
      fact('lossYuan', null),
      fact('ransom', 'none'),
      text('summary', '导出接口未校验租户归属，被越权遍历。'),
      text('place', '北京机房'),
      text('harm', '可能被用于诈骗'),
      text('measuresTaken', '03:02 关闭接口，03:08 复核有效'),
    ])
    return incidentId
  }
  const fact = (key: FactChange['key'], value: unknown) => ({ key, value, version: 0 })
  const text = (key: FactChange['key'], value: string) => ({
    key,
    value,
    language: 'zh-CN' as const,
    version: 0,
  })
  const state = async (incidentId: string, changes: ReturnType<typeof fact>[]) => {
    const { facts } = await team.security.call(api.listFacts, { params: { incidentId } })
    const known = (key: string, language: string) =>
      facts.find((f) => f.key === key && f.language === language)?.version ?? 0
    await team.security.call(api.changeFacts, {
      params: { incidentId },
      body: {
        changes: changes
          .filter(({ value }) => !Array.isArray(value) || value.length > 0)
          .map((c) => ({ ...c, version: known(c.key, 'language' in c ? String(c.language) : '') })),
      },
    })
  }

  const draft = (incidentId: string, stage: ReportView['stage'] = 'first', by: Person = team.security) =>
    by.call(api.draftReport, { params: { incidentId }, body: { stage } })
  const of = (incidentId: string, { id: reportId }: { id: string }) => ({ incidentId, reportId })
  const field = (report: ReportView, key: string) =>
    report.groups.flatMap(({ fields }) => fields).find((one) => one.key === key)

  /** Whatever nobody answered is said to be to be verified, or written. */
  async function settle(incidentId: string, report: ReportView): Promise<ReportView> {
    const changes = report.gaps.flatMap(({ field: key }) =>
      (['zh-CN', 'en'] as const).map((language) => ({
        field: key,
        language,
        value: report.stage === 'final' ? '已核实' : null,
      })),
    )
    if (changes.length === 0) return report
    return team.security.call(api.changeReport, {
      params: of(incidentId, report),
      body: { changes, version: report.version },
    })
  }
  async function submit(incidentId: string, report: ReportView): Promise<ReportView> {
    const { digest, version } = await settle(incidentId, report)
    return team.security.call(api.submitReport, { params: of(incidentId, report), body: { digest, version } })
  }
  const decide = (incidentId: string, report: ReportView, approve: boolean, reason = '', by = team.legal) =>
    by.call(api.decideReport, {
      params: of(incidentId, report),
      body: { approve, reason, digest: report.digest, version: report.version },
    })
  const sign = (incidentId: string, { id, digest, version }: ReportView, unapprovedReason = '') =>
    team.commander.call(api.signReport, {
      params: { incidentId, reportId: id },
      body: { digest, version, unapprovedReason },
    })
  const file = (incidentId: string, report: ReportView, change: object = {}) =>
    team.legal.call(api.fileReport, {
      params: of(incidentId, report),
      body: {
        at: new Date(console_.now()).toISOString(),
        recipient: '北京市互联网信息办公室',
        channel: '网站 12387.cert.org.cn',
        receiptNumber: 'BJ-0001',
        version: report.version,
        ...change,
      },
    })
  async function signed(incidentId: string, stage: ReportView['stage'] = 'first'): Promise<ReportView> {
    const submitted = await submit(incidentId, await draft(incidentId, stage))
    return sign(incidentId, await decide(incidentId, submitted, true))
  }
  const duty = async (incidentId: string, ruleId: string) =>
    (await team.legal.call(api.listDuties, { params: { incidentId } })).find((one) => one.ruleId === ruleId)
  const download = (path: string, person: Person = team.legal) =>
    fetch(console_.url + path, { headers: { cookie: person.cookie } })

  test('a draft is filled from facts, profile, seats and acts; what nobody knows reads 待核实', async () => {
    const incidentId = await breach()
    const report = await draft(incidentId)
    expect(report).toMatchObject({
      number: 1,
      stage: 'first',
      state: 'draft',
      name: expect.stringMatching(/-R1$/),
    })
    const shown = (key: string) => field(report, key)?.text['zh-CN'].shown
    expect(shown('unitName')).toBe(profile.name['zh-CN'])
    expect(shown('province')).toBe('北京市')
    expect(shown('contactPerson')).toBe('周令仪')
    expect(shown('people')).toBe('约 118.6 万人（1,000,000 至 1,420,000 人）')
    expect(shown('grade')).toMatch(/^较大（/)
    expect(shown('operatorType')).toBe('网络运营者（其他）')
    expect(field(report, 'operatorType')?.source).toMatchObject({ from: 'profile', version: null })
    expect(shown('recipient')).toBe('北京市互联网信息办公室')
    expect(shown('notified')).toBe('尚未告知')
    expect(shown('signer')).toBe('待签发')
    expect(shown('lossYuan')).toBe('待核实')
    expect(field(report, 'people')?.source).toMatchObject({
      from: 'fact',
      key: 'people',
      version: 1,
      typed: false,
    })
    expect(field(report, 'place')?.text.en).toMatchObject({ shown: '北京机房', untranslated: true })
  })

  test('a draft follows the facts; a typed field keeps its words and says so', async () => {
    const incidentId = await breach()
    const report = await draft(incidentId)
    const typed = await team.security.call(api.changeReport, {
      params: of(incidentId, report),
      body: {
        changes: [{ field: 'summary', language: 'zh-CN', value: '手写的经过' }],
        version: report.version,
      },
    })
    await state(incidentId, [fact('people', { low: 9, best: 9, high: 9 }), text('summary', '新的经过')])
    const now = await team.legal.call(api.getReport, { params: of(incidentId, report) })
    expect(field(now, 'people')?.text['zh-CN'].shown).toBe('9 人')
    expect(field(now, 'summary')).toMatchObject({
      text: { 'zh-CN': { shown: '手写的经过' } },
      source: { typed: true },
    })
    const back = await team.security.call(api.changeReport, {
      params: of(incidentId, report),
      body: { changes: [{ field: 'summary', language: 'zh-CN' }], version: typed.version },
    })
    expect(field(back, 'summary')).toMatchObject({
      text: { 'zh-CN': { shown: '新的经过' } },
      source: { typed: false },
    })
  })

  test('what nobody looked at keeps it from legal, by name; saying "to be verified" lets it go', async () => {
    const incidentId = await breach()
    const report = await draft(incidentId)
    const { digest, version } = report
    const refused = await refusal(
      team.security.call(api.submitReport, { params: of(incidentId, report), body: { digest, version } }),
    )
    expect(refused?.problem).toMatchObject({ code: 'report_incomplete' })
    const gaps = refused?.problem.gaps.map((gap: { field: string }) => gap.field)
    expect(gaps).toContain('functions')
    expect(gaps).not.toContain('lossYuan')
    expect((await submit(incidentId, report)).state).toBe('submitted')
  })

  test('nobody approves what they wrote on, nor another text than they read', async () => {
    const incidentId = await breach()
    const own = await submit(incidentId, await draft(incidentId, 'first', team.legal))
    expect(own.editors.map(({ id }) => id)).toContain(team.legal.id)
    await expect(refusal(decide(incidentId, own, true))).resolves.toMatchObject({ status: 403 })
    expect((await team.legal.call(api.getReport, { params: of(incidentId, own) })).can).not.toContain(
      'approve_report',
    )

    const other = await breach()
    const submitted = await submit(other, await draft(other))
    const wrong = await refusal(decide(other, { ...submitted, digest: '0'.repeat(64) }, true))
    expect(wrong).toMatchObject({ status: 409, problem: { code: 'stale' } })
    await expect(refusal(decide(other, submitted, false))).resolves.toMatchObject({
      problem: { faults: [{ pointer: '/reason', code: 'blank' }] },
    })
    const returned = await decide(other, submitted, false, '影响人数须写明依据')
    expect(returned).toMatchObject({ state: 'returned', returnReason: '影响人数须写明依据' })
  })

  test('an edit voids approval and signature, and what was frozen does not move with the facts', async () => {
    const incidentId = await breach()
    const report = await signed(incidentId)
    await state(incidentId, [fact('people', { low: 1, best: 2, high: 3 })])
    const still = await team.security.call(api.getReport, { params: of(incidentId, report) })
    expect(field(still, 'people')).toMatchObject({
      changed: true,
      text: { 'zh-CN': { shown: expect.stringMatching(/118\.6/) } },
    })
    expect(still.digest).toBe(report.digest)
    const edited = await team.security.call(api.changeReport, {
      params: of(incidentId, report),
      body: { changes: [{ field: 'remark', language: 'zh-CN', value: '补一句' }], version: still.version },
    })
    expect(edited).toMatchObject({ state: 'draft', approvedBy: null, signedBy: null, sheet: null })
    expect(field(edited, 'people')?.text['zh-CN'].shown).toBe('约 2 人（1 至 3 人）')
    expect(field(edited, 'remark')?.text['zh-CN'].shown).toBe('补一句')
    await expect(refusal(file(incidentId, edited))).resolves.toMatchObject({ status: 409 })
    const [last] = await team.legal.call(api.listRecords, { params: { incidentId } })
    expect(last).toMatchObject({
      name: 'report.changed',
      payload: { voided: report.digest, fields: ['remark'] },
    })
  })

  test('two people editing one report: the second is told', async () => {
    const incidentId = await breach()
    const report = await draft(incidentId)
    const change = (value: string) => ({
      params: of(incidentId, report),
      body: { changes: [{ field: 'remark', language: 'zh-CN' as const, value }], version: report.version },
    })
    await team.security.call(api.changeReport, change('甲'))
    await expect(refusal(team.legal.call(api.changeReport, change('乙')))).resolves.toMatchObject({
      status: 409,
    })
    const faults = await refusal(
      team.security.call(api.changeReport, {
        params: of(incidentId, report),
        body: {
          changes: [{ field: 'signer', language: 'zh-CN', value: '某人' }],
          version: report.version + 1,
        },
      }),
    )
    expect(faults?.problem.faults).toMatchObject([{ pointer: '/changes/0/field', code: 'by_act_only' }])
  })

  test('filing stops the clocks it serves and freezes that it was in time', async () => {
    const incidentId = await breach()
    const report = await signed(incidentId)
    expect(report.clocks.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['CN-06', 'CN-03']))
    const filed = await file(incidentId, report, { ruleIds: ['CN-06'] })
    expect(filed).toMatchObject({
      state: 'filed',
      filings: [{ receiptNumber: 'BJ-0001', ruleIds: ['CN-06'] }],
    })
    expect(field(filed, 'signer')?.text['zh-CN'].shown).toBe('李慎行')
    expect(field(filed, 'channel')?.text['zh-CN'].shown).toBe('网站 12387.cert.org.cn')
    expect(filed.digest).toBe(report.digest)
    expect(await duty(incidentId, 'CN-06')).toMatchObject({
      state: 'fulfilled',
      clock: { state: 'stopped', late: false },
    })
    expect(await duty(incidentId, 'CN-03')).toMatchObject({ state: 'open' })

    const again = await refusal(file(incidentId, filed, { ruleIds: ['CN-06'] }))
    expect(again?.problem.faults).toMatchObject([{ pointer: '/ruleIds/0', code: 'not_served' }])
    const both = await file(incidentId, filed, { recipient: '北京市通信管理局', channel: '行业系统' })
    expect(both.filings.map(({ recipient }) => recipient)).toEqual([
      '北京市互联网信息办公室',
      '北京市通信管理局',
    ])
    expect(await duty(incidentId, 'CN-03')).toMatchObject({ state: 'fulfilled' })
    const supplement = await draft(incidentId, 'supplement')
    expect(field(supplement, 'recipient')?.text['zh-CN'].shown).toBe(
      '北京市互联网信息办公室、北京市通信管理局',
    )
  })

  test('a late filing needs its reason; a later correction of the facts does not change that it was late', async () => {
    const incidentId = await breach()
    const report = await signed(incidentId)
    console_.turn(5 * hour)
    const faults = (await refusal(file(incidentId, report)))?.problem.faults
    expect(faults).toMatchObject([{ pointer: '/lateReason', code: 'late_reason' }])
    const future = await refusal(
      file(incidentId, report, { at: new Date(console_.now() + hour).toISOString(), lateReason: 'x' }),
    )
    expect(future?.problem.faults).toMatchObject([{ pointer: '/at', code: 'in_the_future' }])
    const early = await refusal(
      file(incidentId, report, { at: new Date(console_.now() - 90 * hour).toISOString() }),
    )
    expect(early?.problem.faults).toMatchObject([{ pointer: '/at', code: 'before_discovery' }])
    await file(incidentId, report, { lateReason: '影响范围核实耗时' })
    expect(await duty(incidentId, 'CN-06')).toMatchObject({
      clock: { late: true },
      lateReason: '影响范围核实耗时',
    })
    const later = new Date(console_.now() - 60_000).toISOString()
    await state(incidentId, [fact('discoveredAt', later)])
    expect(await duty(incidentId, 'CN-06')).toMatchObject({ clock: { late: true, state: 'stopped' } })
  })

  test('with the clock running out the commander signs a first report unapproved; legal is told', async () => {
    const incidentId = await breach()
    const early = await draft(incidentId)
    await expect(refusal(sign(incidentId, early, '来不及'))).resolves.toMatchObject({
      problem: { code: 'not_approved' },
    })
    expect(early.urgent).toBe(false)
    console_.turn(3 * hour)
    const report = await team.commander.call(api.getReport, { params: of(incidentId, early) })
    expect(report).toMatchObject({ urgent: true, can: expect.arrayContaining(['sign_unapproved_report']) })
    await expect(refusal(sign(incidentId, report))).resolves.toMatchObject({
      problem: { faults: [{ pointer: '/unapprovedReason' }] },
    })
    const byCommander = await sign(incidentId, report, '距到期不足一小时，法务无人应答')
    expect(byCommander).toMatchObject({
      state: 'signed',
      approvedBy: null,
      unapprovedReason: '距到期不足一小时，法务无人应答',
    })
    const filed = await file(incidentId, byCommander)
    expect(filed.state).toBe('filed')
    const records = await team.legal.call(api.listRecords, { params: { incidentId } })
    expect(records.find(({ name }) => name === 'report.signed')?.payload).toMatchObject({
      unapproved: '距到期不足一小时，法务无人应答',
    })
    const { t } = console_.ctx.db.read
    const told = await console_.ctx.db.read.select().from(t.staffMessage)
    expect(
      told.filter(
        ({ incidentId: of, userId, body }) =>
          of === incidentId && userId === team.legal.id && body.includes('未经法务审核'),
      ),
    ).toHaveLength(1)

    await state(incidentId, [text('cause', '导出接口未校验租户归属')])
    console_.turn(3 * hour)
    const supplement = await draft(incidentId, 'supplement')
    expect(supplement.clocks).toMatchObject([{ ruleId: 'CN-12', state: 'soon' }])
    await expect(refusal(sign(incidentId, supplement, '也来不及'))).resolves.toMatchObject({
      problem: { code: 'not_approved' },
    })
  })

  test('supplement and final follow: what changed is shown, each clock stops, nothing is overwritten', async () => {
    const incidentId = await breach()
    await expect(refusal(draft(incidentId, 'supplement'))).resolves.toMatchObject({
      problem: { code: 'nothing_filed' },
    })
    const first = await signed(incidentId)
    await expect(refusal(draft(incidentId))).resolves.toMatchObject({ problem: { code: 'report_open' } })
    const filed = await file(incidentId, first)
    await expect(refusal(draft(incidentId, 'final'))).resolves.toMatchObject({
      problem: { code: 'response_not_ended' },
    })
    expect(await duty(incidentId, 'CN-12')).toMatchObject({ state: 'open', clock: { state: 'idle' } })

    console_.turn(hour)
    await state(incidentId, [
      text('cause', '导出接口未校验租户归属'),
      fact('people', { low: 5, best: 5, high: 5 }),
    ])
    expect(await duty(incidentId, 'CN-12')).toMatchObject({ clock: { state: 'running' } })
    const list = await team.legal.call(api.listReports, { params: { incidentId } })
    expect(list.owed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: 'cause', kind: 'changed' }),
        expect.objectContaining({ key: 'people', kind: 'changed' }),
        expect.objectContaining({ key: 'lossYuan', kind: 'unknown' }),
      ]),
    )
    expect(list.owed.map(({ key }) => key)).not.toContain('recipient')
    const second = await draft(incidentId, 'supplement')
    expect(second).toMatchObject({ number: 2, difference: { to: { number: 1 } } })
    expect(second.difference?.fields.find(({ key }) => key === 'people')).toMatchObject({
      before: { 'zh-CN': expect.stringMatching(/118\.6/) },
      after: { 'zh-CN': '5 人' },
    })
    expect(field(second, 'recipient')?.text['zh-CN'].shown).toBe('北京市互联网信息办公室')
    const submitted = await submit(incidentId, second)
    const signedSecond = await sign(incidentId, await decide(incidentId, submitted, true))
    const before = (await duty(incidentId, 'CN-12'))?.clock
    await file(incidentId, signedSecond, { receiptNumber: 'BJ-0002' })
    expect(await duty(incidentId, 'CN-12')).toMatchObject({
      state: 'fulfilled',
      clock: { state: 'stopped', late: false, startAt: before?.startAt, dueAt: before?.dueAt },
    })
    console_.turn(hour)
    await state(incidentId, [text('cause', '导出接口未校验租户归属，另有两个接口同样')])
    const supplements = (await team.legal.call(api.listDuties, { params: { incidentId } })).filter(
      ({ ruleId }) => ruleId === 'CN-12',
    )
    expect(supplements.map(({ occurrence, state, clock }) => [occurrence, state, clock.state])).toEqual([
      [1, 'fulfilled', 'stopped'],
      [2, 'open', 'running'],
    ])
    const third = await draft(incidentId, 'supplement')
    const signedThird = await sign(
      incidentId,
      await decide(incidentId, await submit(incidentId, third), true),
    )
    await file(incidentId, signedThird, { receiptNumber: 'BJ-0003' })
    const after = (await team.legal.call(api.listDuties, { params: { incidentId } })).filter(
      ({ ruleId }) => ruleId === 'CN-12',
    )
    expect(after.map(({ acts }) => acts.map(({ proof }) => proof))).toEqual([['BJ-0002'], ['BJ-0003']])
    const kept = await team.legal.call(api.getReport, { params: of(incidentId, filed) })
    expect(kept).toMatchObject({ digest: filed.digest, state: 'filed' })
    expect(field(kept, 'people')?.text['zh-CN'].shown).toMatch(/118\.6/)
  })

  test('the final report leaves nothing to be verified', async () => {
    const incidentId = await breach()
    await file(incidentId, await signed(incidentId))
    await console_.ctx.db.write(async (tx) => {
      const { eq } = await import('drizzle-orm')
      await tx
        .update(tx.t.incident)
        .set({ status: 'ended' })
        .where(eq(tx.t.incident.id, incidentId))
        .returning()
    })
    const report = await draft(incidentId, 'final')
    expect(report.gaps.map(({ field: key }) => key)).toEqual(
      expect.arrayContaining(['harmFinal', 'lessons', 'cause']),
    )
    expect(report.gaps.find(({ field: key }) => key === 'endedAt')).toBeDefined()
    const unsettled = await team.security.call(api.changeReport, {
      params: of(incidentId, report),
      body: { changes: [{ field: 'cause', language: 'zh-CN', value: null }], version: report.version },
    })
    expect(unsettled.gaps).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'cause', kind: 'to_verify' })]),
    )
    const submitted = await submit(incidentId, unsettled)
    const done = await file(incidentId, await sign(incidentId, await decide(incidentId, submitted, true)))
    expect(done.state).toBe('filed')
    expect(await duty(incidentId, 'CN-13')).toMatchObject({ state: 'fulfilled' })
  })

  test('a report given up keeps its number and its text, and holds nothing open', async () => {
    const incidentId = await breach()
    const report = await draft(incidentId)
    const gone = await team.security.call(api.withdrawReport, {
      params: of(incidentId, report),
      body: { reason: '重复起草', version: report.version },
    })
    expect(gone).toMatchObject({ state: 'withdrawn', withdrawReason: '重复起草', can: [] })
    expect(await draft(incidentId)).toMatchObject({ number: 2 })
    const gaps = await team.commander.call(api.endGaps, { params: { incidentId }, query: { for: 'close' } })
    expect(gaps.filter(({ code }) => code === 'report_unfiled')).toHaveLength(1)
  })

  test('every format holds every value, as a download that no browser opens', async () => {
    const incidentId = await breach()
    const report = await file(incidentId, await signed(incidentId))
    const path = `/api/incidents/${incidentId}/reports/${report.id}/export`
    const docx = await download(`${path}?format=docx`)
    expect(docx.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent(report.name)}%20%E5%88%9D%E6%8A%A5.docx`,
    )
    expect(docx.headers.get('x-content-type-options')).toBe('nosniff')
    const xml = new PizZip(Buffer.from(await docx.arrayBuffer())).file('word/document.xml')?.asText() ?? ''
    expect(xml).not.toMatch(/[{}]/)
    for (const key of ['summary', 'grade', 'measuresTaken', 'recipient'])
      expect(xml).toContain(field(report, key)?.text['zh-CN'].shown)
    const txt = await (await download(`${path}?format=txt`)).text()
    expect(txt.split('\n')[0]).toBe('网络安全事件信息报告表（初报）')
    expect(txt).toContain('直接经济损失：待核实')
    expect(txt).toContain('签发人：李慎行')
    expect(await (await download(`${path}?format=txt&language=en`)).text()).toContain(
      'Direct economic loss: to be verified',
    )
    const json = (await (await download(`${path}?format=json`)).json()) as ReportView & { world: string }
    expect(json).toMatchObject({
      world: 'real',
      name: report.name,
      digest: report.digest,
      filings: [{ receiptNumber: 'BJ-0001' }],
    })
    expect((await download(`${path}?format=rtf`)).status).toBe(422)
    const pdf = Buffer.from(await (await download(`${path}?format=pdf`)).arrayBuffer())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await fetch(console_.url + path)).status).toBe(401)
  })

  test('a receipt is stored under its digest, once, and only what may be a receipt', async () => {
    const incidentId = await breach()
    const report = await file(incidentId, await signed(incidentId), { receiptNumber: '' })
    const [filing] = report.filings
    const path = `/api/incidents/${incidentId}/reports/${report.id}/filings/${filing?.id}/receipt-file`
    const put = (bytes: Buffer, name = '回执 <1>.pdf', person: Person = team.legal) =>
      fetch(`${console_.url}${path}?name=${encodeURIComponent(name)}`, {
        method: 'PUT',
        headers: { cookie: person.cookie, 'content-type': 'application/pdf' },
        body: new Uint8Array(bytes),
      })
    expect((await put(Buffer.from('<script>alert(1)</script>'))).status).toBe(422)
    expect((await put(Buffer.alloc(11 * 1024 * 1024))).status).toBe(413)
    const endless = new ReadableStream({ pull: (queue) => queue.enqueue(new Uint8Array(1024 * 1024)) })
    const chunked = await fetch(`${console_.url}${path}?name=r.pdf`, {
      method: 'PUT',
      headers: { cookie: team.legal.cookie },
      body: endless,
      duplex: 'half',
    } as RequestInit)
    expect(chunked.status).toBe(413)
    expect((await put(receipt, 'r.pdf', team.service)).status).toBe(403)
    expect((await put(receipt)).status).toBe(200)
    expect((await put(receipt)).status).toBe(409)
    const digest = createHash('sha256').update(receipt).digest('hex')
    expect(existsSync(join(console_.folder, 'files', digest.slice(0, 2), digest))).toBe(true)
    const back = await download(path)
    expect(Buffer.from(await back.arrayBuffer())).toEqual(receipt)
    expect(back.headers.get('content-disposition')).toMatch(/^attachment; filename="__ _1_\.pdf"/)
    expect(back.headers.get('content-type')).toBe('application/pdf')
    const numbered = await team.legal.call(api.addReceipt, {
      params: { incidentId, reportId: report.id, filingId: filing?.id ?? '' },
      body: { receiptNumber: 'BJ-0009' },
    })
    expect(numbered.filings).toMatchObject([
      { receiptNumber: 'BJ-0009', receiptFile: { digest, name: '回执 <1>.pdf' }, can: [] },
    ])
    const elsewhere = await breach()
    const other = await draft(elsewhere)
    expect((await download(path.replace(incidentId, elsewhere).replace(report.id, other.id))).status).toBe(
      404,
    )
  })

  test('what waits for whom, and what the rail counts', async () => {
    const incidentId = await breach()
    const submitted = await submit(incidentId, await draft(incidentId))
    const waiting = async (person: Person) =>
      (await person.call(api.getIncident, { params: { incidentId } })).toDecide.filter(
        ({ ref }) => ref === submitted.id,
      )
    expect(await waiting(team.legal)).toMatchObject([
      { code: 'approve_report', mine: true, title: { 'zh-CN': '1' } },
    ])
    expect(await waiting(team.security)).toMatchObject([{ mine: false }])
    const report = await sign(incidentId, await decide(incidentId, submitted, true))
    expect(await waiting(team.legal)).toMatchObject([{ code: 'file_report', mine: true }])
    await file(incidentId, report)
    const { counts } = await team.legal.call(api.getIncident, { params: { incidentId } })
    expect(counts).toMatchObject({ reports: 1, reportsDone: 1 })
  })

  test('the directory offers the authorities of the province; a drill is watermarked', async () => {
    const incidentId = await breach()
    const all = await team.legal.call(api.listAuthorities, { params: { incidentId } })
    expect(all.find(({ key }) => key === 'provincial')).toMatchObject({
      name: { 'zh-CN': '北京市互联网信息办公室' },
      ruleIds: expect.arrayContaining(['CN-06']),
    })
    expect(all.map(({ key }) => key)).not.toContain('protection')
    expect(all.find(({ key }) => key === 'telecom')?.name['zh-CN']).toBe('北京市通信管理局')
    await console_.ctx.db.write(async (tx) => {
      const { insertWorld } = await import('../../db/queries/incidents.ts')
      const world = {
        kind: 'drill' as const,
        title: '演练',
        shiftMs: 0,
        startedAt: 0,
        startedBy: 'x',
        endedAt: null,
        outcome: '',
      }
      await insertWorld(tx, { id: 'drill-1', ...world })
    })
    const { id } = await declareBreach(team.commander, console_, { worldId: 'drill-1' })
    await acceptSeats(team, id)
    const report = await draft(id)
    const path = `/api/incidents/${id}/reports/${report.id}/export`
    expect(await (await download(`${path}?format=txt`)).text()).toMatch(/^演练文件/)
    const docx = await download(`${path}?format=docx`)
    expect(decodeURIComponent(docx.headers.get('content-disposition') ?? '')).toContain('演练 ')
    const zip = new PizZip(Buffer.from(await docx.arrayBuffer()))
    expect(zip.file('word/header1.xml')?.asText()).toContain('演练文件，不是真实事件，不得对外报送')
  })
})

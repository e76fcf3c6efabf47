import PizZip from 'pizzip'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { FactChange } from '../../server/contract/facts.ts'
import type { PartyView } from '../../server/contract/parties.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { approveNotice, atOnce, breachWith } from '../sending.ts'
import { acceptSeats, declareBreach, type Person, refusal, setUpTeam, type Team } from '../team.ts'

const minute = 60_000
const hour = 60 * minute

describe.each(dialects)('parties and police on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let incidentId: string
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())
  beforeEach(async () => {
    incidentId = (await declareBreach(team.member, console_)).id
    await acceptSeats(team, incidentId)
  })

  const faultsOf = async (act: Promise<unknown>) =>
    (await refusal(act))?.problem.faults.map(
      (f: { pointer: string; code: string }) => `${f.pointer} ${f.code}`,
    )
  const at = (ms = 0) => new Date(console_.now() + ms).toISOString()
  const facts = (...changes: Partial<FactChange>[]) =>
    team.security.call(api.changeFacts, {
      params: { incidentId },
      body: { changes: changes.map((one) => ({ version: 0, ...one }) as FactChange) },
    })
  const asProcessor = () =>
    facts(
      { key: 'role', value: 'processor' },
      {
        key: 'groups',
        value: [
          { key: 'g1', name: { 'zh-CN': '甲方员工' } },
          { key: 'g2', name: { 'zh-CN': '乙方会员' } },
        ],
      },
    )
  const add = (name: string, change: object = {}, who: Person = team.service) =>
    who.call(api.addParty, {
      params: { incidentId },
      body: { kind: 'tenant', name, contractHours: 24, groups: [], ...change } as never,
    })
  const of = (party: PartyView) => ({ incidentId, partyId: party.id })
  const tell = (party: PartyView, body: object = {}) =>
    team.service.call(api.tellParty, {
      params: of(party),
      body: { at: at(), how: '合同指定邮箱', proof: '发文 17', version: party.version, ...body } as never,
    })
  const ask = (party: PartyView, body: object = {}) =>
    team.security.call(api.askParty, {
      params: of(party),
      body: {
        at: at(),
        what: '哪些数据、何时',
        dueAt: at(4 * hour),
        version: party.version,
        ...body,
      } as never,
    })
  const duty = async (ruleId: string) =>
    (await team.legal.call(api.listDuties, { params: { incidentId } })).find((d) => d.ruleId === ruleId)
  const line = async (id: string) =>
    (await team.legal.call(api.incidentLedger, { params: { incidentId } })).lines.find((one) => one.id === id)

  test('each customer has the clock of its own contract; told late is frozen; all told fulfils CN-16', async () => {
    await asProcessor()
    const short = await add('示例物流', { contractHours: 2 })
    const long = await add('示例零售', { contractHours: 72 })
    expect(Date.parse(short.clock.dueAt ?? '') - Date.parse(short.clock.startAt ?? '')).toBe(2 * hour)
    expect(Date.parse(long.clock.dueAt ?? '') - Date.parse(short.clock.dueAt ?? '')).toBe(70 * hour)
    console_.turn(3 * hour)
    const late = (await team.service.call(api.getIncident, { params: { incidentId } })).overdue
    expect(late.find(({ code }) => code === 'party_late')).toMatchObject({
      title: { en: '示例物流' },
      mine: true,
    })
    expect(await line('P16')).toMatchObject({ state: 'broken', why: 'late' })
    expect(await faultsOf(tell(short, { at: at(minute) }))).toEqual(['/at in_the_future'])
    expect(await faultsOf(tell(short, { at: at(-9 * hour) }))).toEqual(['/at before_incident'])
    expect(await tell(short)).toMatchObject({
      told: { late: true, how: '合同指定邮箱', proof: '发文 17', by: { name: team.service.name } },
      clock: { state: 'stopped', late: true },
    })
    expect(await duty('CN-16'), 'one is left').toMatchObject({ state: 'open' })
    expect(await refusal(tell({ ...short, version: 2 }))).toMatchObject({ status: 409 })
    expect(await tell(long)).toMatchObject({ told: { late: false } })
    expect(await duty('CN-16')).toMatchObject({ state: 'fulfilled', acts: [{ act: 'notice:customers' }] })
  })

  test('every customer told in time keeps the promise', async () => {
    await asProcessor()
    const one = await add('示例物流')
    expect(await line('P16')).toMatchObject({ state: 'not_yet' })
    await tell(one)
    expect(await line('P16')).toMatchObject({ state: 'kept', why: 'customers_told' })
  })

  test('warned once when it draws near and once when it is over', async () => {
    await add('示例物流', { contractHours: 24 })
    const messages = async () => {
      const { staffMessage } = console_.ctx.db.read.t
      return (await console_.ctx.db.read.select().from(staffMessage)).filter(
        (one) => one.incidentId === incidentId && one.once.startsWith('party:') && one.channel === 'email',
      )
    }
    await console_.clocks.processAll()
    expect(await messages()).toHaveLength(0)
    console_.turn(20 * hour)
    await console_.clocks.processAll()
    await console_.clocks.processAll()
    const near = await messages()
    expect(near.length).toBeGreaterThan(0)
    expect(near[0]?.body).toContain('示例物流')
    console_.turn(5 * hour)
    await console_.clocks.processAll()
    expect(await messages()).toHaveLength(near.length * 2)
  })

  test('a CSV lists all or none, in UTF-8 or GB18030, each fault by row and field', async () => {
    await asProcessor()
    const send = (body: Buffer | string, who: Person = team.service) =>
      fetch(`${console_.url}/api/incidents/${incidentId}/parties/import`, {
        method: 'POST',
        headers: { cookie: who.cookie, 'content-type': 'text/csv' },
        body: typeof body === 'string' ? body : new Uint8Array(body),
      })
    const faults = async (body: string) =>
      ((await (await send(body)).json()) as { faults: { pointer: string; code: string }[] }).faults.map(
        ({ pointer, code }) => `${pointer} ${code}`,
      )
    expect(await faults('a,b\n1,2\n')).toEqual(['/rows/1 no_name_column'])
    expect(await faults('客户名称,合同时限,人群\n,24,g1\n乙,很快,g1\n')).toEqual([
      '/rows/2/name blank',
      '/rows/3/hours not_hours',
    ])
    expect(await faults('客户名称,合同时限,人群\n甲,24,g9\n甲,24,g1\n')).toEqual([
      '/rows/2/groups/0 unknown_group',
      '/rows/3/name name_twice',
    ])
    expect((await send('name\nx\n', team.security)).status, 'security may').toBe(201)
    expect((await send('name\ny\n', team.affairs)).status).toBe(403)
    expect(
      (await send('客户名称,联系人,合同时限,合同依据,人群\n甲,"王, 一",24 小时,第 9 条,g1；g2\n丙,,,,\n'))
        .status,
    ).toBe(201)
    // 客户名称\n示例\n in GB18030
    expect((await send(Buffer.from('bfcdbba7c3fbb3c60acabec0fd0a', 'hex'))).status).toBe(201)
    const { parties } = await team.legal.call(api.listParties, { params: { incidentId } })
    expect(parties.map(({ name }) => name).sort()).toEqual(['x', '丙', '甲', '示例'].sort())
    expect(parties.find(({ name }) => name === '甲')).toMatchObject({
      contact: '王, 一',
      contractHours: 24,
      groups: ['g1', 'g2'],
    })
    expect(parties.find(({ name }) => name === '丙')).toMatchObject({ contractHours: null })
  })

  test('a fact pack holds its own groups, never another customer', async () => {
    await asProcessor()
    await facts(
      { key: 'people', group: 'g1', value: { low: 11, best: 12, high: 13 } },
      { key: 'people', group: 'g2', value: { low: 8_801, best: 8_802, high: 8_803 } },
      { key: 'cause', language: 'zh-CN', value: '示例物流的令牌被冒用' },
      { key: 'measuresTaken', language: 'zh-CN', value: '令牌已全部作废 <b>&' },
    )
    const mine = await add('示例零售', { groups: ['g1'] })
    await add('示例物流', { groups: ['g2'] })
    const get = (format: string) =>
      fetch(`${console_.url}/api/incidents/${incidentId}/parties/${mine.id}/fact-pack?format=${format}`, {
        headers: { cookie: team.service.cookie },
      })
    const text = await (await get('txt')).text()
    expect(text).toContain('致：示例零售')
    expect(text).toContain('令牌已全部作废 <b>&')
    expect(text).toContain('内容涉及其他客户，已略去')
    expect(text).not.toMatch(/示例物流|乙方会员|8,?80\d|演练/)
    const docx = await get('docx')
    expect(docx.headers.get('content-disposition')).toMatch(/^attachment;/)
    const zip = new PizZip(Buffer.from(await docx.arrayBuffer()))
    const xml = zip.file('word/document.xml')?.asText() ?? ''
    expect(xml).toContain('令牌已全部作废 &lt;b&gt;&amp;')
    expect(xml).not.toMatch(/示例物流|乙方会员/)
    expect(zip.file('word/header1.xml')?.asText()).not.toContain('演练')
    const records = await team.legal.call(api.listRecords, { params: { incidentId } })
    expect(records.filter(({ name }) => name === 'party.pack_taken')).toHaveLength(2)
  })

  test('third parties are asked, answer, or are told; the ledger and the close wait for them', async () => {
    expect(await line('P18')).toMatchObject({ state: 'not_yet', why: 'no_record' })
    await facts({ key: 'thirdParty', value: true })
    expect(await line('P18')).toMatchObject({ why: 'third_parties_unlisted' })
    const vendor = await add('示例短信商', { kind: 'third_party', contractHours: null })
    expect(await faultsOf(ask(vendor, { dueAt: at(-hour) }))).toEqual(['/dueAt before_asked'])
    const asked = await ask(vendor)
    expect(asked).toMatchObject({ question: { state: 'running' }, can: expect.arrayContaining(['answer']) })
    const gaps = () => team.commander.call(api.endGaps, { params: { incidentId }, query: { for: 'close' } })
    expect(await gaps()).toContainEqual({
      code: 'question_open',
      ref: vendor.id,
      title: { 'zh-CN': '示例短信商', en: '示例短信商' },
    })
    console_.turn(5 * hour)
    const { overdue } = await team.security.call(api.getIncident, { params: { incidentId } })
    expect(overdue.map(({ code }) => code)).toContain('answer_late')
    const answered = await team.security.call(api.answerParty, {
      params: of(vendor),
      body: { at: at(), answer: '未留存', version: asked.version },
    })
    expect(answered).toMatchObject({ question: { state: 'stopped', late: true } })
    expect((await gaps()).map(({ code }) => code)).not.toContain('question_open')
    expect(await line('P18')).toMatchObject({ state: 'kept' })
    expect(
      await refusal(
        team.security.call(api.removeParty, {
          params: of(vendor),
          body: { reason: 'x', version: answered.version },
        }),
      ),
    ).toMatchObject({ status: 409, problem: { code: 'has_story' } })
  })

  test('an untold customer keeps the response from ending; a wrong entry is taken off with a reason', async () => {
    const wrong = await add('写错了')
    const codes = async () =>
      (await team.commander.call(api.endGaps, { params: { incidentId }, query: { for: 'end' } })).map(
        ({ code, ref }) => `${code} ${ref}`,
      )
    expect(await codes()).toContain(`tenant_untold ${wrong.id}`)
    expect(await faultsOf(add('写 错 了'))).toEqual(['/name name_twice'])
    expect(await refusal(add('x', {}, team.affairs))).toMatchObject({ status: 403 })
    await team.service.call(api.removeParty, { params: of(wrong), body: { reason: '重复', version: 1 } })
    expect(await codes()).not.toContain(`tenant_untold ${wrong.id}`)
    expect((await team.legal.call(api.listParties, { params: { incidentId } })).parties).toEqual([])
  })

  test('no order reaches the end users of a customer that has not instructed us', async () => {
    const { incidentId: id } = await breachWith(
      console_,
      team,
      '姓名,邮箱,手机,编号,人群\n张一,one@example.com,19900000001,U1,g1\n',
    )
    incidentId = id
    await facts({ key: 'groups', value: [{ key: 'g1', name: { 'zh-CN': '甲方员工' } }] })
    const notice = await approveNotice(team, id)
    const stop = async () =>
      (
        await team.commander.call(api.rehearseOrder, {
          params: { incidentId },
          query: { noticeId: notice.id, version: String(notice.version) },
        })
      ).blocking
    expect(await stop()).toEqual([])
    const tenant = await add('示例物流', { groups: ['g1'] })
    expect(await stop()).toEqual(['tenant_group'])
    const { id: noticeId, version, digest } = notice
    const give = () =>
      team.commander.call(api.giveOrder, {
        params: { incidentId },
        body: { noticeId, version, digest, ...atOnce },
      })
    expect(await refusal(give())).toMatchObject({ status: 409, problem: { code: 'tenant_group' } })
    await team.service.call(api.instructParty, {
      params: of(tenant),
      body: { at: at(), text: '请贵方直接告知', version: tenant.version },
    })
    expect(await stop()).toEqual([])
  })

  test('the police are offered early, and a report fulfils the duties that ask for it', async () => {
    await facts(
      { key: 'records', value: { low: 10, best: 40, high: 60 } },
      { key: 'categories', value: ['location'] },
      { key: 'malicious', value: true },
    )
    const police = () => team.legal.call(api.getPolice, { params: { incidentId } })
    expect(await police()).toMatchObject({
      verdict: 'likely',
      counted: 60,
      countedBy: 'records',
      lines: [
        { key: 'taken', threshold: 50, standing: 'reached', article: { en: 'Art. 5' }, mark: 'V1' },
        { key: 'taken_grave' },
      ],
      reports: [],
      can: ['report_police'],
    })
    const report = (who: Person, when = at()) =>
      who.call(api.reportToPolice, {
        params: { incidentId },
        body: { at: when, authority: '示例分局', caseNumber: 'A-1', proof: '受案回执' },
      })
    expect(await refusal(report(team.affairs))).toMatchObject({ status: 403 })
    expect(await faultsOf(report(team.legal, at(hour)))).toEqual(['/at in_the_future'])
    expect(await report(team.legal)).toMatchObject({
      reports: [{ authority: '示例分局', caseNumber: 'A-1' }],
    })
    for (const rule of ['CN-11', 'CN-11a'])
      expect(await duty(rule), rule).toMatchObject({ state: 'fulfilled', acts: [{ act: 'act:police' }] })
    const { facts: sheet } = await team.legal.call(api.listFacts, { params: { incidentId } })
    expect(sheet.find(({ key }) => key === 'suspectedCrime')).toMatchObject({
      value: true,
      basis: '示例分局',
    })
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { FactChange } from '../../server/contract/facts.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, type Person, refusal, setUpTeam, type Team } from '../team.ts'

const day = 86_400_000
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200, 7)])

describe.each(dialects)('decisions not to tell, and files, on %s', (dialect) => {
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
  const later = (ms: number) => new Date(console_.now() + ms).toISOString()
  const facts = (...changes: Partial<FactChange>[]) =>
    team.security.call(api.changeFacts, {
      params: { incidentId },
      body: { changes: changes.map((one) => ({ version: 0, ...one }) as FactChange) },
    })
  const upload = (name: string, bytes: Buffer, who: Person = team.security, to = incidentId) =>
    fetch(`${console_.url}/api/incidents/${to}/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { cookie: who.cookie, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    })
  const stored = async (name = '密钥.pdf', bytes = pdf) =>
    ((await (await upload(name, bytes)).json()) as { digest: string }).digest
  const propose = (change: object = {}) =>
    team.security.call(api.proposeExemption, {
      params: { incidentId },
      body: {
        ruleIds: ['CN-04'],
        ground: 'harm-avoided',
        grounds: '数据已加密',
        evidence: '密钥审计日志',
        reviewAt: later(30 * day),
        ...change,
      },
    })
  const approved = async () => {
    await facts({ key: 'breachKinds', value: ['leak'] }, { key: 'keysSafe', value: true })
    const { id, version } = await propose()
    return team.legal.call(api.decideExemption, {
      params: { incidentId, exemptionId: id },
      body: { approve: true, reason: '依据充分', version },
    })
  }
  const review = (id: string, body: object) =>
    team.legal.call(api.reviewExemption, {
      params: { incidentId, exemptionId: id },
      body: { keep: true, reason: '密钥轮换后复核', reviewAt: later(60 * day), version: 0, ...body } as never,
    })
  const only = async () => {
    const [one] = await team.legal.call(api.listExemptions, { params: { incidentId } })
    if (!one) throw new Error('no exemption')
    return one
  }
  const stateOf = async (ruleId: string) =>
    (await team.legal.call(api.listDuties, { params: { incidentId } })).find((d) => d.ruleId === ruleId)
      ?.state
  const alarms = async (person: Person) =>
    (await person.call(api.getIncident, { params: { incidentId } })).toDecide.filter(({ code }) =>
      code.startsWith('exemption_'),
    )

  test('a file is what its bytes and its name say, and a download for whoever may see the incident', async () => {
    for (const [name, bytes, why] of [
      ['a.pdf', Buffer.from('<script>alert(1)</script>'), 'no PDF'],
      ['a.png', pdf, 'a PDF that calls itself a picture'],
      ['a.html', Buffer.from('<p>x</p>'), 'no kind that is kept'],
      ['a.docx', Buffer.from('PK\x03\x04 evil.bin'), 'a zip that is no document'],
      ['a.docx', Buffer.from('PK\x03\x04 word/document.xml word/vbaProject.bin'), 'macros'],
      ['a.txt', Buffer.from('a\u0000b'), 'no text'],
      ['a.eml', Buffer.from('hello\n\nworld'), 'no mail'],
    ] as const)
      expect((await upload(name, bytes)).status, why).toBe(422)
    expect((await upload('big.pdf', Buffer.alloc(26 * 1024 * 1024))).status).toBe(413)
    expect((await upload('a.pdf', pdf, team.member)).status, 'no seat').toBe(403)
    expect((await upload('日志.txt', Buffer.from('登录失败\n'))).status).toBe(201)
    expect((await upload('m.eml', Buffer.from('From: a@b.example\nSubject: x\n\nhi'))).status).toBe(201)
    const digest = await stored()
    const get = (who: Person, of = incidentId) =>
      fetch(`${console_.url}/api/incidents/${of}/files/${digest}`, { headers: { cookie: who.cookie } })
    const back = await get(team.auditor)
    expect(Buffer.from(await back.arrayBuffer())).toEqual(pdf)
    expect(Object.fromEntries(back.headers)).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment;/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    })
    const records = await team.legal.call(api.listRecords, { params: { incidentId } })
    expect(records[0]).toMatchObject({
      name: 'file.fetched',
      actor: { name: team.auditor.name },
      payload: { digest },
    })
    const elsewhere = (await declareBreach(team.member, console_)).id
    expect((await get(team.legal, elsewhere)).status, 'another incident has no such file').toBe(404)
  })

  test('it rests on a ground, names what the ground releases, and brings its own files', async () => {
    await facts({ key: 'breachKinds', value: ['leak'] })
    const grounds = await team.legal.call(api.listGrounds, { params: { incidentId } })
    expect(grounds.find(({ key }) => key === 'harm-avoided')).toMatchObject({
      law: { 'zh-CN': '个人信息保护法' },
      article: { en: 'Art. 57(2)' },
      releases: expect.arrayContaining(['CN-04']),
    })
    expect(await faultsOf(propose({ ground: 'other-law' }))).toEqual(['/ruleIds/0 not_of_ground'])
    expect(
      await faultsOf(propose({ ground: 'no-such', reviewAt: later(-1_000), files: ['0'.repeat(64)] })),
    ).toEqual([
      '/ruleIds/0 not_of_ground',
      '/ground no_such_ground',
      '/reviewAt in_the_past',
      '/files/0 no_such_file',
    ])
    const digest = await stored()
    expect(await propose({ files: [digest] })).toMatchObject({
      ground: { key: 'harm-avoided', asks: expect.any(Array) },
      files: [{ digest, name: '密钥.pdf', bytes: pdf.length }],
      reviewAt: expect.any(String),
    })
  })

  test('a new fact of its ground questions it; counsel keeps it with a reason, or withdraws it', async () => {
    const { id } = await approved()
    await facts({ key: 'cause', language: 'zh-CN', value: '接口缺少校验' })
    expect((await only()).questioned, 'a fact of another kind asks nothing').toBeNull()
    await facts({ key: 'keysSafe', value: null, version: 1 })
    expect(await only()).toMatchObject({ state: 'approved', questioned: { keys: ['keysSafe'], due: false } })
    expect(await alarms(team.legal)).toMatchObject([{ code: 'exemption_questioned', mine: true }])
    expect(await alarms(team.security)).toMatchObject([{ mine: false }])
    expect(await stateOf('CN-04'), 'released until counsel says').toBe('released')
    const { version } = await only()
    expect(await refusal(review(id, { version: version - 1 }))).toMatchObject({ status: 409 })
    expect(await faultsOf(review(id, { version, reviewAt: null }))).toEqual(['/reviewAt needed'])
    expect(await review(id, { version })).toMatchObject({
      questioned: null,
      reviews: [{ outcome: 'kept', keys: ['keysSafe'], reason: '密钥轮换后复核' }],
    })
    expect(await alarms(team.legal)).toEqual([])
    const again = await only()
    await review(id, { keep: false, reason: '密钥可能外泄', version: again.version })
    expect(await only()).toMatchObject({ state: 'withdrawn', decisionReason: '依据充分', can: [] })
    expect(await stateOf('CN-04'), 'owed again').toBe('open')
  })

  test('harm that was not avoided brings the duty back at once, and says so to counsel and commander', async () => {
    await approved()
    await facts({ key: 'harmAvoided', value: false })
    expect(await stateOf('CN-04')).toBe('open')
    expect(await only()).toMatchObject({
      state: 'withdrawn',
      reviews: [{ outcome: 'fell', by: { id: 'system' }, keys: ['harmAvoided'] }],
    })
    const records = await team.legal.call(api.listRecords, { params: { incidentId } })
    expect(records.find(({ name }) => name === 'exemption.fell')).toMatchObject({
      payload: { ruleIds: ['CN-04'] },
    })
  })

  test('withdrawing one decision leaves what another released', async () => {
    await approved()
    await facts({ key: 'harmsRights', value: true })
    const { id, version } = await propose({ ruleIds: ['POL-04'] })
    await team.legal.call(api.decideExemption, {
      params: { incidentId, exemptionId: id },
      body: { approve: true, reason: '同意', version },
    })
    const [first] = await team.legal.call(api.listExemptions, { params: { incidentId } })
    await review(first?.id ?? '', { keep: false, reason: '撤销', version: first?.version ?? 0 })
    expect([await stateOf('CN-04'), await stateOf('POL-04')]).toEqual(['open', 'released'])
  })

  test('its review date comes: legal is warned once, and it waits in sight', async () => {
    await approved()
    console_.turn(31 * day)
    await console_.clocks.processAll()
    await console_.clocks.processAll()
    expect(await only()).toMatchObject({ questioned: { keys: [], due: true } })
    expect(await alarms(team.legal)).toMatchObject([{ code: 'exemption_review_due' }])
    const { staffMessage } = console_.ctx.db.read.t
    const told = (await console_.ctx.db.read.select().from(staffMessage)).filter(
      (one) => one.incidentId === incidentId && one.once.startsWith('review:') && one.channel === 'email',
    )
    expect(told).toHaveLength(1)
  })

  test('a regulator’s order comes with its document; the old decision stays readable', async () => {
    await approved()
    const file = await stored('要求.pdf')
    const order = (body: object) =>
      team.legal.call(api.orderNotice, {
        params: { incidentId },
        body: {
          authority: '属地网信办',
          orderedAt: later(0),
          dueAt: null,
          text: '须告知',
          ruleIds: ['CN-04'],
          ...body,
        },
      })
    expect(await faultsOf(order({ file: 'f'.repeat(64) }))).toEqual(['/file/0 no_such_file'])
    await order({ file })
    expect(await only()).toMatchObject({
      state: 'overridden',
      decisionReason: '依据充分',
      order: { by: '属地网信办', file: { digest: file, name: '要求.pdf' } },
    })
    expect(await stateOf('CN-04')).toBe('open')
  })
})

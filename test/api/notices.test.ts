import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findNotice, listVersionsOf } from '../../db/queries/notices.ts'
import { orderTexts } from '../../server/actions/notices/orderTexts.ts'
import { api } from '../../server/contract/api.ts'
import type { NoticeView } from '../../server/contract/notices.ts'
import { breachFacts, stateFacts } from '../breach.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { readOf, upload } from '../sending.ts'
import { acceptSeats, declareBreach, type Person, refusal, setUpTeam, type Team } from '../team.ts'

describe.each(dialects)('a notice on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())

  async function begin(facts = breachFacts(console_)) {
    const { id: incidentId } = await declareBreach(team.member, console_)
    await acceptSeats(team, incidentId)
    await stateFacts(team.security, incidentId, facts)
    const notice = await team.affairs.call(api.draftNotice, { params: { incidentId } })
    return { incidentId, notice, params: { incidentId, noticeId: notice.id } }
  }

  const textOf = (
    view: NoticeView,
    language: 'zh-CN' | 'en' = 'zh-CN',
    audience: 'person' | 'guardian' | 'public' = 'person',
  ) => view.drafts.find((one) => one.language === language && one.audience === audience)!
  const languageOf = (view: NoticeView, language: string) =>
    view.languages.find((one) => one.language === language)!

  /** Edits the Chinese text of the person. */
  const edit = (person: Person, view: NoticeView, params: Begun['params'], change: Partial<Words>) => {
    const { words } = textOf(view)
    const text = {
      group: '',
      language: 'zh-CN' as const,
      audience: 'person' as const,
      words: { ...words, ...change },
    }
    return person.call(api.changeNotice, { params, body: { version: view.version, texts: [text] } })
  }
  type Begun = Awaited<ReturnType<typeof begin>>
  type Words = ReturnType<typeof textOf>['words']

  const submit = ({ params, notice }: Begun, version = notice.version) =>
    team.affairs.call(api.submitNotice, { params, body: { version } })
  const approve = (view: NoticeView, params: Begun['params'], person = team.legal) =>
    person.call(api.approveNotice, { params, body: { version: view.version, digest: view.digest } })

  test('is assembled from the facts for every language and reader, over every channel', async () => {
    const { notice } = await begin(breachFacts(console_, ['zh-CN', 'en']))
    expect(notice.drafts.map((d) => `${d.language} ${d.audience}`).sort()).toEqual([
      'en person',
      'en public',
      'zh-CN person',
      'zh-CN public',
    ])
    expect(notice.plan).toMatchObject({ bound: 1_200, recipients: { groups: [], guardians: false } })
    expect(textOf(notice).words.parts.happened).toContain('导出接口没有核对请求者是否属于该企业')
    expect(textOf(notice, 'en').words.parts.remedy).toContain('12 months of free identity monitoring')
    expect(textOf(notice).sms?.count.segments).toBeGreaterThan(1)
    expect(textOf(notice).sms?.text).toMatch(/^【示例云】/)
    expect(notice.languages.map((l) => [l.language, l.complete])).toEqual([
      ['zh-CN', true],
      ['en', true],
    ])
  })

  test('minors among the affected bring the guardian’s version; not knowing brings it too', async () => {
    const known = breachFacts(console_).filter(([key]) => key !== 'minors')
    const { notice } = await begin(known)
    expect(notice.drafts.map((d) => d.audience)).toContain('guardian')
    expect(notice.plan.recipients.guardians).toBe(true)
  })

  test('what the law requires and nobody has stated blocks it, and is named with its article', async () => {
    const lacking = breachFacts(console_).filter(([key]) => key !== 'remedies' && key !== 'advice')
    const begun = await begin(lacking)
    const refused = await refusal(submit(begun))
    expect(refused).toMatchObject({ status: 409, problem: { code: 'notice_incomplete' } })
    const reasons = refused?.problem.languages[0].blocking.map((one: Record<string, string>) => one['zh-CN'])
    expect(reasons).toEqual(
      expect.arrayContaining([
        '对个人的补救措施（隐私政策 4.4）',
        '个人可以采取的减轻危害的措施（《个人信息保护法》第五十七条第一款第二项）',
      ]),
    )
    expect(begun.notice.can).not.toContain('submit_notice')
  })

  test('a missing translation blocks its own language only, and is not sealed with the other', async () => {
    const begun = await begin([
      ...breachFacts(console_, ['zh-CN', 'en']).filter(([key, , l]) => !(key === 'remedies' && l === 'en')),
    ])
    expect(languageOf(begun.notice, 'zh-CN').complete).toBe(true)
    expect(languageOf(begun.notice, 'en')).toMatchObject({ complete: false })
    expect(textOf(begun.notice, 'en').gaps.find((gap) => gap.content === 'remedies')).toMatchObject({
      kind: 'translation',
      blocking: true,
    })
    const approved = await approve(await submit(begun), begun.params)
    expect(approved.languages.map((l) => [l.language, l.approved])).toEqual([
      ['zh-CN', true],
      ['en', false],
    ])
    const order = await orderOf(begun)
    expect(new Set(order?.texts.map((text) => text.language))).toEqual(new Set(['zh-CN']))
  })

  test('words that must not go out block it, and say where', async () => {
    const begun = await begin()
    const { parts } = textOf(begun.notice).words
    const changed = await edit(team.affairs, begun.notice, begun.params, {
      parts: { ...parts, protect: `${parts.protect}\n请回复短信验证码至 13800138000。` },
    })
    expect(
      textOf(changed)
        .findings.filter((f) => f.level === 'blocking')
        .map((f) => [f.field, f.code]),
    ).toEqual(expect.arrayContaining([['parts.protect', 'phone_number']]))
    expect(await refusal(submit(begun, 2))).toMatchObject({
      status: 409,
      problem: { code: 'notice_incomplete' },
    })
  })

  test('whoever drafted this version cannot approve it; legal can, and it is sealed', async () => {
    const begun = await begin()
    const mine = await edit(team.legal, begun.notice, begun.params, { closing: '示例云 个人信息保护专员' })
    const waiting = await submit(begun, mine.version)
    expect(await refusal(approve(waiting, begun.params))).toMatchObject({ status: 403 })
    const theirs = await edit(team.affairs, waiting, begun.params, { closing: '示例云' })
    const again = await submit(begun, theirs.version)
    expect(await refusal(approve(again, begun.params, team.commander))).toMatchObject({ status: 403 })
    const approved = await approve(again, begun.params)
    expect(approved).toMatchObject({
      state: 'approved',
      digest: again.digest,
      decided: { by: { id: team.legal.id } },
    })
  })

  test('a digest that is not the one to be sealed is refused, and nothing is approved', async () => {
    const begun = await begin()
    const waiting = await submit(begun)
    const wrong = { ...waiting, digest: waiting.digest.replace(/^./, (c) => (c === '0' ? '1' : '0')) }
    expect(await refusal(approve(wrong, begun.params))).toMatchObject({
      status: 409,
      problem: { code: 'digest_differs' },
    })
    expect(await team.legal.call(api.getNotice, { params: begun.params })).toMatchObject({
      state: 'submitted',
    })
  })

  test('a remedy taken back while legal reads blocks the approval', async () => {
    const begun = await begin()
    const waiting = await submit(begun)
    await stateFacts(team.security, begun.incidentId, [['remedies', null, 'zh-CN']])
    const refused = await refusal(approve(waiting, begun.params))
    expect(refused).toMatchObject({ status: 409, problem: { code: 'notice_incomplete' } })
  })

  test('any edit voids the approval: the next version is a draft, and shows what changed since', async () => {
    const begun = await begin()
    const approved = await approve(await submit(begun), begun.params)
    const lede = textOf(approved).words.lede.replace('道歉', '致歉')
    const changed = await edit(team.affairs, approved, begun.params, { lede })
    expect(changed).toMatchObject({
      version: 2,
      state: 'draft',
      lastApproval: { version: 1, digest: approved.digest, voided: { by: { id: team.affairs.id } } },
    })
    expect(changed.difference?.places.map((p) => [p.field, p.audience])).toEqual([['lede', 'person']])
    const pieces = changed.difference!.places[0]!.sentences[0]!
    expect(pieces.filter((p) => p.kind !== 'same').map((p) => [p.kind, p.text])).toEqual([
      ['deleted', '道'],
      ['added', '致'],
    ])
    expect(await orderOf(begun)).toBeUndefined()
    const old = await team.legal.call(api.getNotice, { params: begun.params, query: { version: '1' } })
    expect(old).toMatchObject({ version: 1, state: 'void', current: false, can: [] })
    const names = (await team.legal.call(api.listRecords, { params: { incidentId: begun.incidentId } })).map(
      (r) => r.name,
    )
    expect(names).toEqual(
      expect.arrayContaining([
        'notice.drafted',
        'notice.submitted',
        'notice.approved',
        'notice.voided',
        'notice.changed',
      ]),
    )
  })

  test('the plan is bound as well: another bound voids it', async () => {
    const begun = await begin()
    const approved = await approve(await submit(begun), begun.params)
    const changed = await team.affairs.call(api.changeNotice, {
      params: begun.params,
      body: { version: 1, plan: { ...approved.plan, bound: 2_000, onUnknown: 'hold' } },
    })
    expect(changed.state).toBe('draft')
    expect(changed.difference?.plan.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['bound', '1200', '2000'],
      ['onUnknown', 'resend', 'hold'],
    ])
  })

  test('legal returns it with a reason and other words; only words that are there can be suggested', async () => {
    const begun = await begin()
    await submit(begun)
    const at = { group: '', language: 'zh-CN' as const, audience: 'person' as const }
    const back = (field: string) =>
      team.legal.call(api.returnNotice, {
        params: begun.params,
        body: { version: 1, reason: '影响写得太轻', suggestions: [{ ...at, field, text: '可能被冒名贷款' }] },
      })
    expect(await refusal(back('parts.nothing'))).toMatchObject({
      status: 422,
      problem: { faults: [{ pointer: '/suggestions/0/field' }] },
    })
    const returned = await back('parts.happened')
    expect(returned).toMatchObject({
      state: 'returned',
      reason: '影响写得太轻',
      suggestions: [{ field: 'parts.happened' }],
    })
    expect(await refusal(submit(begun, 1))).toMatchObject({ status: 409, problem: { code: 'not_a_draft' } })
  })

  test('a changed fact shows in amber; drawing anew keeps words typed by hand and marks those it passed by', async () => {
    const begun = await begin()
    const { parts } = textOf(begun.notice).words
    const typed = await edit(team.affairs, begun.notice, begun.params, {
      parts: { ...parts, happened: parts.happened.replace('约 1,000 人', '一千来人') },
    })
    await stateFacts(team.security, begun.incidentId, [['people', { low: 900, best: 1_900, high: 2_200 }]])
    const seen = await team.affairs.call(api.getNotice, { params: begun.params })
    const people = seen.facts.find((fact) => fact.key === 'people')
    expect(people).toMatchObject({
      changed: true,
      was: { 'zh-CN': '约 1,000 人' },
      now: { 'zh-CN': '约 1,900 人' },
    })
    const drawn = await team.affairs.call(api.refreshNotice, {
      params: begun.params,
      body: { version: typed.version },
    })
    expect(textOf(drawn).words.parts.happened).toContain('一千来人')
    expect(textOf(drawn).behind).toEqual(['parts.happened'])
    expect(textOf(drawn, 'zh-CN', 'public').words.lede).toContain('1,900')
    expect(drawn.facts.some((fact) => fact.changed)).toBe(false)
    expect(drawn.plan.bound).toBe(2_200)
    const over = await team.affairs.call(api.refreshNotice, {
      params: begun.params,
      body: { version: drawn.version, overwrite: true },
    })
    expect(textOf(over).words.parts.happened).toContain('1,900')
    expect(textOf(over).behind).toEqual([])
  })

  test('two people editing one version: the second is told who was first', async () => {
    const begun = await begin()
    await edit(team.affairs, begun.notice, begun.params, { closing: '一' })
    const refused = await refusal(edit(team.service, begun.notice, begun.params, { closing: '二' }))
    expect(refused).toMatchObject({
      status: 409,
      problem: { code: 'stale', current: { version: 2, by: team.affairs.id } },
    })
  })

  test('a filed SMS template that asks for what the notice does not give blocks it', async () => {
    const begun = await begin()
    const file = (body: string, version: number) =>
      team.affairs.call(api.changeNotice, {
        params: begun.params,
        body: {
          version,
          filed: [
            { language: 'zh-CN', audience: 'person', template: { id: 'SMS_1', signature: '示例云', body } },
          ],
        },
      })
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a provider's own placeholders
    const wrong = await file('您的${categories}${amount}，核对码${code}', 1)
    expect(textOf(wrong).sms?.missingParams).toEqual(['amount'])
    expect(languageOf(wrong, 'zh-CN').complete).toBe(false)
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a provider's own placeholders
    const right = await file('您的${categories}${kinds}，致电${hotline}。核对码${code}', 2)
    await approve(await submit(begun, right.version), begun.params)
    const sms = (await orderOf(begun))?.texts.find((text) => text.channel === 'sms')
    expect(sms).toMatchObject({
      signature: '示例云',
      template: { id: 'SMS_1', params: { code: '{{person.code}}', hotline: '400-000-0000' } },
    })
    expect(sms?.text).not.toContain('【')
  })

  test('the order carries what was approved and nothing else', async () => {
    const begun = await begin()
    const approved = await approve(await submit(begun), begun.params)
    const order = await orderOf(begun)
    expect(order).toMatchObject({
      bound: 1_200,
      groups: [],
      channels: ['inSite', 'sms', 'email', 'phone'],
      fallbackLanguage: 'zh-CN',
      onUnknown: 'resend',
    })
    expect(order?.texts.map((t) => [t.channel, t.reader])).toEqual([
      ['email', 'person'],
      ['sms', 'person'],
      ['inSite', 'person'],
      ['phone', 'person'],
    ])
    expect(order?.texts[0]?.text).toContain(textOf(approved).words.parts.remedy)
    expect(order?.texts[1]?.text).not.toMatch(/^【/)
  })

  test('a second notice corrects or completes the first, says so at its head, and keeps it when redrawn', async () => {
    const begun = await begin()
    const params = { incidentId: begun.incidentId }
    const another = (purpose: 'first' | 'correction' | 'supplement') =>
      team.affairs.call(api.draftNotice, { params, query: { purpose } })
    expect(await refusal(another('correction'))).toMatchObject({ problem: { code: 'nothing_told_yet' } })
    const first = await approve(await submit(begun), begun.params)
    const approved = first.languages.filter((one) => one.approved).map(({ language }) => language)
    const second = await another('correction')
    expect(approved).not.toHaveLength(0)
    expect(second.plan).toMatchObject({ languages: approved, channelOrder: first.plan.channelOrder })
    expect(second).toMatchObject({ purpose: 'correction', state: 'draft', version: 1 })
    expect(textOf(second).words.title).toMatch(/^更正：/)
    expect(textOf(second).sms?.text).toMatch(/^【示例云】更正此前告知/)
    const of = { ...params, noticeId: second.id }
    const redrawn = await team.affairs.call(api.refreshNotice, { params: of, body: { version: 1 } })
    expect(textOf(redrawn).words.parts.happened).toMatch(/以本次为准/)
    const lines = await team.affairs.call(api.listNotices, { params })
    expect(lines.map(({ purpose, state }) => [purpose, state])).toEqual([
      ['first', 'approved'],
      ['correction', 'draft'],
    ])
  })

  test('a preview fills in a sample person and nothing of anybody real', async () => {
    const begun = await begin()
    const preview = await team.legal.call(api.previewNotice, {
      params: begun.params,
      query: { language: 'zh-CN' },
    })
    expect(preview.person).toMatchObject({ sample: true })
    expect(preview.email?.text).toContain(preview.person.code)
    expect(JSON.stringify(preview)).not.toContain('{{')
  })

  test('a preview for one person is the text the sender would choose, by their own language, age and address', async () => {
    const begun = await begin([
      ...breachFacts(console_, ['zh-CN', 'en']).filter(([key]) => key !== 'minors'),
      ['minors', { under14: 1, under18: 1 }],
    ])
    const { incidentId } = begun
    const { id: batchId } = await upload(team.service, incidentId, mixedPeople)
    await readOf(team.service, incidentId, batchId)
    const { people } = await team.legal.call(api.listPeople, { params: { incidentId } })
    const seen = async (name: string, audience: 'person' | 'guardian' = 'person') => {
      const personId = String(people.find((one) => one.name.startsWith(name))?.id)
      const query = { language: 'zh-CN' as const, audience, personId }
      return team.legal.call(api.previewNotice, { params: begun.params, query })
    }
    const adult = await seen('张')
    expect(adult).toMatchObject({
      person: { sample: false, name: '张*', code: people[0]?.code },
      place: { language: 'zh-CN', audience: 'person' },
      to: { email: 'a***@people.example', sms: null },
      meant: true,
    })
    expect(adult.email?.text).toContain(people[0]?.code)
    expect((await seen('W')).place).toMatchObject({ language: 'en' })
    const child = await seen('李')
    expect(child).toMatchObject({ readers: ['guardian'], place: { audience: 'guardian' } })
    expect(child.to).toEqual({ email: 'g***@people.example', sms: null })
    expect((await seen('赵')).readers).toEqual(['person', 'guardian'])
    expect((await seen('赵', 'guardian')).to?.email).toBe('h***@people.example')
    expect(JSON.stringify(adult)).not.toContain('anzhang@')
    const query = { language: 'zh-CN' as const, personId: String(people[0]?.id) }
    await expect(
      refusal(team.affairs.call(api.previewNotice, { params: begun.params, query })),
    ).resolves.toMatchObject({ status: 403 })
  })

  test('someone without a seat may read it and not touch it; it is not found under another incident', async () => {
    const begun = await begin()
    expect((await team.member.call(api.getNotice, { params: begun.params })).can).toEqual([])
    expect(await refusal(edit(team.member, begun.notice, begun.params, { closing: 'x' }))).toMatchObject({
      status: 403,
    })
    const other = await begin()
    const crossed = { incidentId: other.incidentId, noticeId: begun.notice.id }
    expect(await refusal(team.legal.call(api.getNotice, { params: crossed }))).toMatchObject({ status: 404 })
  })

  test('legal is told that it waits, and it stands among the decisions', async () => {
    const begun = await begin()
    await submit(begun)
    const view = await team.legal.call(api.getIncident, { params: { incidentId: begun.incidentId } })
    expect(view.toDecide.find((alarm) => alarm.code === 'approve_notice')).toMatchObject({
      ref: begun.notice.id,
      mine: true,
    })
  })

  async function orderOf({ incidentId, notice }: Begun) {
    const sql = console_.ctx.db.read
    const row = await findNotice(sql, incidentId, notice.id)
    const version = (await listVersionsOf(sql, notice.id)).find((one) => one.version === row?.version)
    return version && orderTexts(version, incidentId)
  }
})

const mixedPeople = `姓名,邮箱,语言,未成年,监护人邮箱
张安,anzhang@people.example,zh-CN,,
Wren Lee,wren@people.example,en,,
李小,li@people.example,zh-CN,未满14,guard@people.example
赵青,zhao@people.example,zh-CN,14-17,home@people.example
`

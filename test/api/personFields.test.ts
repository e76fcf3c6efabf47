import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { emailOf } from '../peers/people.ts'
import { breachWith, readOf, upload } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'

const file = ['用户ID,邮箱,尾号', `u1,${emailOf(1)},1234`, `u2,${emailOf(2)},`, `u3,${emailOf(3)},5678`].join(
  '\n',
)

describe.each(dialects)('personal fields in a notice, on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())

  test('are named with who lacks them, refused in an SMS, shown in the preview and at the last stop', async () => {
    const { incidentId } = await breachWith(console_, team, `用户ID,邮箱\nu9,${emailOf(9)}\n`)
    const params = { incidentId }
    const asked = await upload(team.service, incidentId, file, { look: 'always' })
    await team.service.call(api.mapColumns, {
      params: { incidentId, batchId: asked.id },
      body: { columns: ['ref', 'email', 'field'] },
    })
    await readOf(team.service, incidentId, asked.id)
    expect(await team.affairs.call(api.listPersonFields, { params })).toEqual([
      { name: '尾号', lack: 2, usable: true },
    ])

    const drafted = await team.affairs.call(api.draftNotice, { params })
    const at = { incidentId, noticeId: drafted.id }
    const draft = drafted.drafts.find((one) => one.language === 'zh-CN' && one.audience === 'person')!
    const place = { group: draft.group, language: draft.language, audience: draft.audience }
    const plan = { ...drafted.plan, languages: ['zh-CN' as const], channelOrder: ['email' as const] }
    const change = (version: number, words: Partial<typeof draft.words>) =>
      team.affairs.call(api.changeNotice, {
        params: at,
        body: { version, plan, texts: [{ ...place, words: { ...draft.words, ...words } }] },
      })
    const inSms = await change(1, { sms: `${draft.words.sms}{{person.fields.尾号}}` })
    const found = inSms.drafts.flatMap(({ findings }) => findings.map(({ code, field }) => [code, field]))
    expect(found).toContainEqual(['person_field', 'sms'])

    const changed = await change(inSms.version, { greeting: '尾号 {{person.fields.尾号}} 的用户：' })
    const { people } = await team.legal.call(api.listPeople, { params })
    const previewOf = (personId?: number) =>
      team.legal.call(api.previewNotice, {
        params: at,
        query: {
          ...place,
          version: String(changed.version),
          ...(personId ? { personId: String(personId) } : {}),
        },
      })
    const shown = await Promise.all(people.map(({ id }) => previewOf(id)))
    expect(shown.map(({ email }) => email?.text.slice(0, 8) ?? null)).toEqual([
      null,
      '尾号 1** 的',
      null,
      '尾号 5** 的',
    ])
    expect(shown[0]?.lacking).toContainEqual({ channel: 'email', fields: ['尾号'] })
    expect((await previewOf()).email?.text).toContain('尾号 〔尾号〕 的用户')

    const sent = await team.affairs.call(api.submitNotice, { params: at, body: { version: changed.version } })
    const body = { version: sent.version, digest: sent.digest }
    await team.legal.call(api.approveNotice, { params: at, body })
    const stop = await team.legal.call(api.rehearseOrder, {
      params,
      query: { noticeId: sent.id, version: String(sent.version) },
    })
    expect(stop.lacking).toEqual([{ channel: 'email', field: '尾号', people: 2 }])
    expect(stop.messages.map(({ text }) => text.slice(0, 12))).toEqual([
      '尾号 1234 的用户：',
      '尾号 5678 的用户：',
    ])
  })
})

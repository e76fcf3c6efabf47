import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnnouncementView } from '../../server/contract/announcements.ts'
import { api } from '../../server/contract/api.ts'
import { breachFacts, stateFacts } from '../breach.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, type Person, refusal, setUpTeam, type Team } from '../team.ts'

describe.each(dialects)('an announcement on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())

  async function begin(worldId?: string) {
    const { id: incidentId } = await declareBreach(team.member, console_, worldId ? { worldId } : {})
    await acceptSeats(team, incidentId)
    await stateFacts(team.security, incidentId, breachFacts(console_, ['zh-CN', 'en']))
    return drafted(incidentId)
  }

  async function drafted(incidentId: string) {
    const notice = await team.affairs.call(api.draftNotice, { params: { incidentId } })
    const view = await team.affairs.call(api.draftAnnouncement, {
      params: { incidentId },
      body: { noticeId: notice.id },
    })
    return {
      incidentId,
      view,
      params: { incidentId, announcementId: view.id },
      path: new URL(view.url).pathname,
    }
  }
  type Begun = Awaited<ReturnType<typeof begin>>

  const read = (path: string, who?: Person) =>
    fetch(console_.url + path, who ? { headers: { cookie: who.cookie } } : {})

  async function approved({ params }: Begun, version = 1): Promise<AnnouncementView> {
    const { digest } = await team.affairs.call(api.submitAnnouncement, { params, body: { version } })
    return team.legal.call(api.approveAnnouncement, { params, body: { version, digest } })
  }
  async function published(begun: Begun, version = 1): Promise<AnnouncementView> {
    await approved(begun, version)
    return team.affairs.call(api.publishAnnouncement, { params: begun.params, body: { version } })
  }
  const reword = (begun: Begun, view: AnnouncementView, lede: string) =>
    team.affairs.call(api.changeAnnouncement, {
      params: begun.params,
      body: {
        version: view.version,
        progress: 'contained',
        texts: { ...view.texts, 'zh-CN': { ...view.texts['zh-CN']!, lede } },
      },
    })

  test('takes the words of a notice, in the languages that are whole, and names nobody', async () => {
    const { view } = await begin()
    expect(view.languages).toEqual(['zh-CN', 'en'])
    expect(JSON.stringify(view.texts)).not.toContain('{{')
    expect(view).toMatchObject({ state: 'draft', live: null, blocked: false, beforeReport: true })
  })

  test('nobody outside finds it before it is published; afterwards it is there, without scripts', async () => {
    const begun = await begin()
    expect((await read(begun.path)).status).toBe(404)
    const nothing = await (await read('/a/zzzzzzzzzzzz')).text()
    expect(await (await read(begun.path)).text()).toBe(nothing)
    await approved(begun)
    expect((await read(begun.path)).status).toBe(404)
    await team.affairs.call(api.publishAnnouncement, { params: begun.params, body: { version: 1 } })
    const page = await read(begun.path)
    expect(page.status).toBe(200)
    const html = await page.text()
    expect(html).toContain('导出接口没有核对请求者是否属于该企业')
    expect(html).not.toMatch(/<script|<img|<link|<form/)
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/style-src 'sha256-/)
    expect(await (await read(`${begun.path}/en`)).text()).toContain('an export function did not check')
    expect((await read(`${begun.path}/fr`)).status).toBe(404)
    expect((await read(`${begun.path}/v/1/en`)).status).toBe(200)
    expect((await read(`${begun.path}/v/2`)).status).toBe(404)
  })

  test('publishing fulfils the duty to announce, and records that no authority had a report yet', async () => {
    const begun = await begin()
    const view = await published(begun)
    expect(view).toMatchObject({ live: { edition: 1 }, beforeReport: true })
    const records = await team.legal.call(api.listRecords, { params: { incidentId: begun.incidentId } })
    const entry = records.find((record) => record.name === 'announcement.published')
    expect(entry?.payload).toMatchObject({ edition: 1, beforeReport: true, digest: view.digest })
    const duties = await team.legal.call(api.listDuties, { params: { incidentId: begun.incidentId } })
    const announce = duties.filter((duty) => duty.fulfilledBy.includes('announcement'))
    expect(announce.length).toBeGreaterThan(0)
    for (const duty of announce.filter(({ result }) => result !== 'does_not_apply'))
      expect(duty.acts.map((act) => act.proof)).toContain(`${begun.path}/v/1`)
  })

  test('only what legal approved is published, and not by whoever wrote it', async () => {
    const begun = await begin()
    const publish = (version: number) =>
      refusal(team.affairs.call(api.publishAnnouncement, { params: begun.params, body: { version } }))
    expect(await publish(1)).toMatchObject({ status: 409, problem: { code: 'not_approved' } })
    const mine = await team.legal.call(api.changeAnnouncement, {
      params: begun.params,
      body: { version: 1, progress: 'handling', texts: begun.view.texts },
    })
    const { digest } = await team.affairs.call(api.submitAnnouncement, {
      params: begun.params,
      body: { version: 2 },
    })
    const approve = (given: string) =>
      refusal(
        team.legal.call(api.approveAnnouncement, {
          params: begun.params,
          body: { version: 2, digest: given },
        }),
      )
    expect(await approve(digest)).toMatchObject({ status: 403 })
    const theirs = await reword(begun, mine, '另一句话。')
    expect(theirs.version).toBe(3)
    expect(await publish(2)).toMatchObject({ status: 409, problem: { code: 'stale' } })
  })

  test('a digest other than the one seen is refused', async () => {
    const begun = await begin()
    await team.affairs.call(api.submitAnnouncement, { params: begun.params, body: { version: 1 } })
    const body = { version: 1, digest: '0'.repeat(64) }
    expect(
      await refusal(team.legal.call(api.approveAnnouncement, { params: begun.params, body })),
    ).toMatchObject({
      status: 409,
      problem: { code: 'digest_differs' },
    })
  })

  test('an edit voids the approval; what the public reads stays until the next edition', async () => {
    const begun = await begin()
    const first = await published(begun)
    const second = await reword(begun, first, '受影响的人数已查清。')
    expect(second).toMatchObject({ version: 2, state: 'draft', live: { edition: 1 } })
    expect(second.difference?.places.map((place) => place.field)).toEqual(['lede'])
    expect(await (await read(begun.path)).text()).not.toContain('受影响的人数已查清')
    await published(begun, 2)
    const html = await (await read(begun.path)).text()
    expect(html).toContain('受影响的人数已查清')
    expect(html).toContain('第 2 版')
    const old = await (await read(`${begun.path}/v/1`)).text()
    expect(old).toContain('最新的是第 2 版')
  })

  test('withdrawing keeps the address and says why; the words are gone, the next edition stands', async () => {
    const begun = await begin()
    const view = await published(begun)
    const back = await team.legal.call(api.withdrawAnnouncement, {
      params: begun.params,
      body: { version: view.version, reason: '人数有误' },
    })
    expect(back).toMatchObject({ state: 'withdrawn', live: null })
    const page = await read(begun.path)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toContain('原因：人数有误')
    expect(html).not.toContain('导出接口没有核对')
    const next = await reword(begun, back, '人数已更正。')
    await published(begun, next.version)
    expect(await (await read(begun.path)).text()).toContain('人数已更正')
    expect(await (await read(`${begun.path}/v/1`)).text()).toContain('原因：人数有误')
  })

  test('a blank part or a placeholder for a person blocks it, by field', async () => {
    const begun = await begin()
    const zh = begun.view.texts['zh-CN']!
    const view = await team.affairs.call(api.changeAnnouncement, {
      params: begun.params,
      body: {
        version: 1,
        progress: 'handling',
        texts: {
          'zh-CN': {
            ...zh,
            lede: '{{person.name}}，您好',
            parts: { ...zh.parts, remedy: { heading: '补救', text: ' ' } },
          },
        },
      },
    })
    const blocking = view.faults.filter(
      ({ code, finding }) => code === 'blank' || finding?.level === 'blocking',
    )
    expect(blocking.map(({ field }) => field)).toEqual(['lede', 'parts.remedy.text'])
    const refused = await refusal(
      team.affairs.call(api.submitAnnouncement, { params: begun.params, body: { version: 2 } }),
    )
    expect(refused).toMatchObject({ status: 409, problem: { code: 'announcement_incomplete' } })
  })

  test('a drill’s is served to nobody outside; staff see it marked', async () => {
    const { drills } = await scenarios()
    const drill = await team.commander.call(api.startDrill, { body: { title: '季度演练', scenario: drills } })
    await acceptSeats(team, drill.incidentId)
    await stateFacts(team.security, drill.incidentId, breachFacts(console_))
    const begun = await drafted(drill.incidentId)
    await published(begun)
    expect((await read(begun.path)).status).toBe(404)
    expect((await read(`${begun.path}/v/1`)).status).toBe(404)
    const staff = await read(begun.path, team.legal)
    expect(staff.status).toBe(200)
    expect(staff.headers.get('cache-control')).toBe('no-store')
    expect(await staff.text()).toContain('演练：本页不是真实事件')
  })

  test('staff read a draft, marked as such; those who may not see the incident do not', async () => {
    const begun = await begin()
    expect(await (await read(`${begun.path}/draft`, team.affairs)).text()).toContain('草稿：本页尚未发布')
    await team.commander.call(api.changeIncident, {
      params: { incidentId: begun.incidentId },
      body: { restricted: true, version: await versionOf(begun.incidentId) },
    })
    expect((await read(`${begun.path}/draft`, team.member)).status).toBe(404)
    expect((await read(begun.path, team.member)).status).toBe(404)
  })

  test('it waits for legal, then for whoever publishes', async () => {
    const begun = await begin()
    await approved(begun)
    const view = await team.affairs.call(api.getIncident, { params: { incidentId: begun.incidentId } })
    expect(view.toDecide.find((alarm) => alarm.code === 'publish_announcement')).toMatchObject({
      ref: begun.view.id,
      mine: true,
    })
    const refused = await refusal(
      team.service.call(api.publishAnnouncement, { params: begun.params, body: { version: 1 } }),
    )
    expect(refused).toMatchObject({ status: 403 })
  })

  const versionOf = async (incidentId: string) =>
    (await team.commander.call(api.getIncident, { params: { incidentId } })).version
  const scenarios = async () => ({
    drills: console_.ctx.templates.drills.flatMap((list) => list.scenarios)[0]!.key,
  })
})

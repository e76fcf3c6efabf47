import { get as ask } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnnouncementView } from '../../server/contract/announcements.ts'
import { api } from '../../server/contract/api.ts'
import { breachFacts, stateFacts } from '../breach.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, type Refused, setUpTeam, type Team } from '../team.ts'
import { unzip } from '../zip.ts'

describe.each(dialects)('what the public takes away on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let params: { incidentId: string; announcementId: string }
  let view: AnnouncementView
  let path: string
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
    const { id: incidentId } = await declareBreach(team.member, console_)
    await acceptSeats(team, incidentId)
    await stateFacts(team.security, incidentId, breachFacts(console_, ['zh-CN', 'en']))
    const notice = await team.affairs.call(api.draftNotice, { params: { incidentId } })
    view = await team.affairs.call(api.draftAnnouncement, {
      params: { incidentId },
      body: { noticeId: notice.id },
    })
    params = { incidentId, announcementId: view.id }
    path = new URL(view.url).pathname
  })
  afterAll(() => console_?.stop())

  async function publish(version: number) {
    const { digest } = await team.affairs.call(api.submitAnnouncement, { params, body: { version } })
    await team.legal.call(api.approveAnnouncement, { params, body: { version, digest } })
    await team.affairs.call(api.publishAnnouncement, { params, body: { version } })
  }
  const get = async (at: string) => {
    const answer = await fetch(console_.url + at)
    return { answer, text: await answer.text() }
  }
  /** As a browser asks again; `fetch` would forbid the answer from a cache. */
  const statusOf = (at: string, tag: string) =>
    new Promise((resolve, reject) => {
      const headers = { 'if-none-match': tag }
      ask(console_.url + at, { headers }, (answer) => resolve(answer.resume().statusCode)).on('error', reject)
    })
  const files = () =>
    fetch(`${console_.url}/api/incidents/${params.incidentId}/announcements/${view.id}/files`, {
      headers: { cookie: team.affairs.cookie },
    })

  test('before it is published there is no feed and nothing to export', async () => {
    expect((await get(`${path}/feed/zh-CN`)).answer.status).toBe(404)
    expect((await files()).status).toBe(409)
  })

  test('a page is kept half a minute and answered by its tag; the next act shows at once', async () => {
    await publish(1)
    const first = await get(path)
    expect(first.answer.headers.get('cache-control')).toBe('public, max-age=30, must-revalidate')
    const tag = first.answer.headers.get('etag') ?? ''
    expect(await statusOf(path, tag)).toBe(304)
    const next = await team.affairs.call(api.changeAnnouncement, {
      params,
      body: {
        version: 1,
        progress: 'contained',
        texts: { ...view.texts, 'zh-CN': { ...view.texts['zh-CN']!, lede: '人数 <b>已</b> 查清。\u0007' } },
      },
    })
    await publish(next.version)
    expect(await statusOf(path, tag)).toBe(200)
    expect((await get(path)).text).toContain('人数 &lt;b&gt;已&lt;/b&gt; 查清')
  })

  test('the feed lists each edition with its own address; in a language that is not there is none', async () => {
    const { answer, text } = await get(`${path}/feed/zh-CN`)
    expect(answer.headers.get('content-type')).toContain('application/atom+xml')
    expect(text.match(/<entry>/g)).toHaveLength(2)
    expect(text).toContain(`<id>${view.url}/v/2/zh-CN</id>`)
    expect(text).toContain('<summary>人数 &lt;b&gt;已&lt;/b&gt; 查清。</summary>')
    expect((await get(`${path}/feed/en`)).text).toContain('xml:lang="en"')
    expect((await get(`${path}/feed/fr`)).answer.status).toBe(404)
  })

  test('plain files: every edition in every language, links that lead from file to file, codes to the console', async () => {
    const zip = await unzip(Buffer.from(await (await files()).arrayBuffer()))
    const pages = ['index.html', 'index.en.html', 'v1.html', 'v1.en.html', 'v2.html', 'v2.en.html']
    expect([...zip.keys()].sort()).toEqual([...pages, 'README.txt', 'feed.en.xml', 'feed.xml'].sort())
    for (const name of pages) {
      const html = String(zip.get(name))
      expect(html).not.toContain('<script')
      expect(html).toContain('http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;')
      expect(html).toContain(`<form method="post" action="${view.url}/`)
      const links = [...html.matchAll(/href="([^"#]+)"/g)].map(([, href]) => href as string)
      const near = links.filter((href) => !/^(tel:|https?:)/.test(href))
      expect(near.length).toBeGreaterThan(2)
      for (const href of near) expect(zip.has(href), `${name} -> ${href}`).toBe(true)
    }
  })

  test('a file’s form asks the console, which knows no code before anything was sent', async () => {
    const answer = await fetch(console_.url + path, {
      method: 'POST',
      body: new URLSearchParams({ code: 'K7M4-2QXT' }),
    })
    expect(await answer.text()).toContain('没有这个核对码')
  })

  test('it stays up for 90 days, longer where a duty asks; before that legal alone takes it down, on record', async () => {
    const [shown] = await team.affairs.call(api.listAnnouncements, {
      params: { incidentId: params.incidentId },
    })
    const { from, until } = shown?.posted ?? { from: '', until: '' }
    expect(Date.parse(until) - Date.parse(from)).toBe(90 * 86_400_000)
    expect(shown?.can).not.toContain('withdraw_announcement')
    const body = { version: 2, reason: '人数有误' }
    const early = await team.affairs.call(api.withdrawAnnouncement, { params, body }).then(
      () => 200,
      (error: Refused) => error.status,
    )
    expect(early).toBe(403)
    const [legal] = await team.legal.call(api.listAnnouncements, {
      params: { incidentId: params.incidentId },
    })
    expect(legal?.can).toContain('withdraw_announcement')
  })

  test('withdrawn: the page, the feed and the files say so, and none holds the words any more', async () => {
    await team.legal.call(api.withdrawAnnouncement, { params, body: { version: 2, reason: '人数有误' } })
    const records = await team.legal.call(api.listRecords, { params: { incidentId: params.incidentId } })
    const entry = records.find(({ name }) => name === 'announcement.withdrawn')
    expect(entry?.payload).toMatchObject({ early: true, reason: '人数有误' })
    const zip = await unzip(Buffer.from(await (await files()).arrayBuffer()))
    for (const text of [
      (await get(path)).text,
      (await get(`${path}/feed/zh-CN`)).text,
      String(zip.get('v2.html')),
    ]) {
      expect(text).toContain('人数有误')
      expect(text).not.toContain('查清')
    }
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, type Refused, setUpTeam, type Team } from '../team.ts'

/** Reads a calendar back as RFC 5545 says: unfold, split at CRLF, undo the escapes. */
function read(file: string): { events: Record<string, string>[]; alarms: string[] } {
  const lines = file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)
  const events: Record<string, string>[] = []
  const alarms: string[] = []
  let inAlarm = false
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? []
    if (line === 'BEGIN:VEVENT') events.push({})
    if (line === 'BEGIN:VALARM') inAlarm = true
    if (inAlarm && name === 'TRIGGER') alarms.push(value)
    const text = value.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char))
    if (!inAlarm && events.length > 0) Object.assign(events.at(-1) as object, { [name]: text })
    if (line === 'END:VALARM') inAlarm = false
  }
  return { events, alarms }
}
const instantOf = (stamp = ''): string =>
  stamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z')

describe.each(dialects)('due times on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let incident: { id: string; number: string }
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
    incident = await declareBreach(team.member, console_)
    await acceptSeats(team, incident.id)
  })
  afterAll(() => console_?.stop())

  const get = (url: string, cookie = '') => fetch(url, { headers: cookie ? { cookie } : {} })
  const local = (url: string) => console_.url + new URL(url).pathname
  const refused = (act: Promise<unknown>) =>
    act.then(
      () => undefined,
      ({ status }: Refused) => status,
    )

  test('the clocks that run, the nearest end first, of what the reader may see', async () => {
    const times = await team.security.call(api.dueTimes, {})
    const ends = times.map(({ clock }) => clock.dueAt as string)
    expect(ends.length).toBeGreaterThan(3)
    expect(ends).toEqual([...ends].sort())
    const { version } = await team.legal.call(api.getIncident, { params: { incidentId: incident.id } })
    const hide = (restricted: boolean, at: number) =>
      team.legal.call(api.changeIncident, {
        params: { incidentId: incident.id },
        body: { restricted, version: at },
      })
    const hidden = await hide(true, version)
    expect(await team.member.call(api.dueTimes, {}), 'not of the incident’s people').toEqual([])
    await hide(false, hidden.version)
  })

  test('a calendar file reads back: each due time once, two alarms, the console’s own page', async () => {
    const times = await team.legal.call(api.dueTimes, {})
    const response = await get(
      `${console_.url}/api/incidents/${incident.id}/due-times.ics`,
      team.legal.cookie,
    )
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const file = await response.text()
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
    const { events, alarms } = read(file)
    expect(events.map(({ DTSTART }) => instantOf(DTSTART))).toEqual(
      times.map(({ clock }) => `${(clock.dueAt as string).slice(0, 19)}Z`),
    )
    expect(events.map(({ SUMMARY }) => SUMMARY)).toEqual(
      times.map(
        ({ clock, number }) =>
          `${number} ${clock.ruleId} ${clock.title['zh-CN']} · ${clock.recipient['zh-CN']}`,
      ),
    )
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length)
    expect(alarms).toEqual(events.flatMap(() => ['-PT60M', '-PT10M']))
    expect(file).not.toContain('越权')
    expect(await get(`${console_.url}/api/incidents/${incident.id}/due-times.ics`)).toMatchObject({
      status: 401,
    })
  })

  test('a feed is its own secret: a new address closes the old, closing closes it, leaving the company too', async () => {
    expect(await team.service.call(api.feed, {})).toEqual({ openedAt: null })
    const { url } = await team.service.call(api.openFeed, {})
    const first = await get(local(url))
    expect(read(await first.text()).events.length).toBeGreaterThan(3)
    expect((await get(local(url).replace(/.\/duties/, '_/duties'))).status, 'a wrong secret').toBe(404)
    const { url: second } = await team.service.call(api.openFeed, {})
    expect([(await get(local(url))).status, (await get(local(second))).status]).toEqual([404, 200])
    await team.service.call(api.closeFeed, {})
    expect((await get(local(second))).status).toBe(404)

    const { url: third } = await team.member.call(api.openFeed, {})
    await team.commander.call(api.changeUser, { params: { id: team.member.id }, body: { left: true } })
    expect((await get(local(third))).status, 'left').toBe(404)
    expect(await refused(team.member.call(api.openFeed, {}))).toBe(401)
  })

  test('a drill is marked, and rings by the clock on the wall', async () => {
    const { id, incidentId } = await team.security.call(api.startDrill, {
      body: { title: '桌面推演', scenario: 'export_interface' },
    })
    await team.security.call(api.turnDrillClock, { params: { drillId: id }, body: { minutes: 45 } })
    const [nearest] = (await team.commander.call(api.dueTimes, {})).filter(
      (one) => one.incidentId === incidentId,
    )
    const response = await get(
      `${console_.url}/api/incidents/${incidentId}/due-times.ics`,
      team.commander.cookie,
    )
    const { events } = read(await response.text())
    expect(
      events.every(({ SUMMARY, CATEGORIES }) => SUMMARY?.startsWith('【演练】') && CATEGORIES === 'DRILL'),
    ).toBe(true)
    const ahead = Date.parse(nearest?.clock.dueAt as string) - Date.parse(instantOf(events[0]?.DTSTART))
    expect(Math.round(ahead / 60_000)).toBe(45)
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { BatchView } from '../../server/contract/batches.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type CentrePeer, type CentreTricks, startUserCentre } from '../peers/userCentre.ts'
import { movedTo } from '../sending.ts'
import { acceptSeats, declareBreach, refusal as refused, setUpTeam, type Team } from '../team.ts'

const refusal = async (act: Promise<unknown>) => (await refused(act))?.problem.code

const people = Array.from({ length: 25 }, (_, n) => ({
  ref: `c${n}`,
  手机: `154000002${String(n).padStart(2, '0')}`,
  邮箱: null,
}))
const token = 'centre-token-of-the-test'

describe.each(dialects)('people fetched from the user centre on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let incidentId: string
  let centre: CentrePeer
  let version = 0
  beforeAll(async () => {
    centre = await startUserCentre(token, people, 10)
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
    incidentId = (await declareBreach(team.member, console_)).id
    await acceptSeats(team, incidentId)
  })
  afterEach(() => {
    centre.tricks = {}
    centre.asked.length = 0
  })
  afterAll(async () => {
    await console_?.stop()
    await centre?.close()
  })

  const params = () => ({ incidentId })
  const save = async (change: { url?: string; token?: string } = {}) => {
    const setting = { url: change.url ?? `${centre.url}?incident={incident}`, country: 'CN', seconds: 3 }
    const body = { version, setting, ...(change.token === undefined ? {} : { token: change.token }) }
    await team.commander.call(api.saveCentre, { body })
    version++
  }
  const fetchThem = async (filter = '') =>
    (await team.service.call(api.fetchPeople, { params: params(), body: { filter } })).batchId
  const listed = async (id: string): Promise<BatchView> => {
    const { batches } = await team.service.call(api.listBatches, { params: params() })
    return batches.find((batch) => batch.id === id) as BatchView
  }
  /** Each wait between tries passes at once. */
  const ended = (id: string): Promise<BatchView> =>
    vi.waitFor(
      async () => {
        const batch = await listed(id)
        if (batch.state === 'receiving' && batch.fetched?.nextAt) console_.turn(3_600_000)
        if (batch.state !== 'done' && batch.state !== 'failed') throw new Error(batch.state)
        return batch
      },
      { timeout: 30_000, interval: 50 },
    )

  test('set up by an owner alone; the token is sealed and never given out', async () => {
    expect(await refusal(fetchThem())).toBe('centre_not_set')
    const setting = { url: centre.url, country: 'CN', seconds: 1 }
    const body = { version: 0, setting, token }
    expect(await refusal(team.service.call(api.saveCentre, { body }))).toBe('not_allowed')
    expect(await refusal(save({ url: 'http://centre.example/people' }))).toBe('invalid')
    await save({ token })
    const seen = await team.commander.call(api.readCentre, {})
    expect(seen).toMatchObject({ source: 'page', country: 'CN', version: 1, can: ['try', 'change'] })
    expect(JSON.stringify(seen)).not.toContain(token)
    expect(await team.service.call(api.readCentre, {})).toMatchObject({ setting: null, token: null, can: [] })
    expect(await refusal(team.commander.call(api.saveCentre, { body }))).toBe('stale')
    expect(await refusal(save({ url: 'https://other.example/people' }))).toBe('invalid')
  })

  test('a look at one page imports nobody and names the columns', async () => {
    const tried = await team.service.call(api.tryCentre, { params: params(), body: { filter: '群-7' } })
    expect(tried).toMatchObject({ fault: null, people: 10, more: true })
    expect(tried.columns).toEqual([
      { name: 'ref', takenFor: 'ref', filled: 10 },
      { name: '手机', takenFor: 'phone', filled: 10 },
      { name: '邮箱', takenFor: 'email', filled: 0 },
    ])
    expect(centre.asked).toEqual([{ query: { incident: incidentId, filter: '群-7' }, token }])
    const { batches, audience } = await team.service.call(api.listBatches, { params: params() })
    expect([batches.length, audience.people]).toEqual([0, 0])
  })

  test('over a restart it goes on from the last whole page, and nobody is doubled', async () => {
    centre.tricks = { holdAfter: 2 }
    const id = await fetchThem('群-7')
    expect(await refusal(fetchThem())).toBe('centre_busy')
    await vi.waitFor(async () => expect((await listed(id)).fetched).toMatchObject({ pages: 2, people: 20 }))
    console_ = await console_.restart()
    team = movedTo(team, console_.url)
    centre.asked.length = 0
    centre.tricks = {}
    expect(await ended(id)).toMatchObject({ state: 'done', rows: 25, added: 25, errors: 0 })
    const again = centre.asked.map(({ query }) => query.cursor)
    expect(new Set(again)).toEqual(new Set(['p2']))
    centre.tricks = { lines: true }
    expect(await ended(await fetchThem())).toMatchObject({ state: 'done', added: 0, merged: 25 })
  })

  test('what passes by itself is asked for again, after as long as the centre wants', async () => {
    centre.tricks = { cuts: 1, silent: 1, fails: 1, throttles: 1, retryAfter: '90' }
    expect(await ended(await fetchThem())).toMatchObject({ state: 'done', rows: 25 })
    expect(centre.asked.length).toBe(7)
  })

  test.each<[string, CentreTricks]>([
    ['centre_refused', { status: 403 }],
    ['centre_redirect', { redirectTo: 'http://169.254.169.254/latest' }],
    ['centre_not_page', { body: '<html>sign in</html>' }],
    ['centre_too_large', { body: ' '.repeat(16_000_001) }],
    ['centre_loop', { backTo: 1 }],
    ['centre_endless', { blankForEver: true }],
    ['centre_failing', { status: 500 }],
  ])('ends in words: %s', async (code, tricks) => {
    const before = await team.service.call(api.listBatches, { params: params() })
    centre.tricks = tricks
    const batch = await ended(await fetchThem())
    expect(batch).toMatchObject({ state: 'failed', failure: { code }, rows: 0 })
    const after = await team.service.call(api.listBatches, { params: params() })
    expect(after.audience).toEqual(before.audience)
    if (tricks.status === 500) expect(centre.asked.length).toBe(12)
  })

  test('is stopped by a person, and refused in a drill before anything is asked', async () => {
    centre.tricks = { status: 503, retryAfter: '600' }
    const id = await fetchThem()
    await vi.waitFor(async () => expect((await listed(id)).fetched?.trouble).toBe('centre_failing'))
    await team.service.call(api.stopFetch, { params: { incidentId, batchId: id } })
    expect(await listed(id)).toMatchObject({ state: 'failed', failure: { code: 'put_away' } })
    const [scenario] = await team.commander.call(api.listScenarios)
    const drill = await team.commander.call(api.startDrill, {
      body: { title: '取人演练', scenario: scenario?.key ?? '' },
    })
    const played = (await declareBreach(team.commander, console_, { worldId: drill.id })).id
    await acceptSeats(team, played)
    centre.asked.length = 0
    const given = { params: { incidentId: played }, body: { filter: '' } }
    expect(await refusal(team.service.call(api.fetchPeople, given))).toBe('centre_sealed')
    expect(await refusal(team.service.call(api.tryCentre, given))).toBe('centre_sealed')
    expect(centre.asked).toEqual([])
  })
})

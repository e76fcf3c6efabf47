import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { PeopleStreamView } from '../../server/contract/peopleStreams.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { movedTo, readOf } from '../sending.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'

const lines = Array.from(
  { length: 40 },
  (_, n) => `${JSON.stringify({ ref: `u${n}`, 手机: `154000001${String(n).padStart(2, '0')}`, 邮箱: '' })}\n`,
).join('')

describe.each(dialects)('people streamed in by a program on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let incidentId: string
  let tokenId: string
  let secret: string
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
    incidentId = (await declareBreach(team.member, console_)).id
    await acceptSeats(team, incidentId)
    const made = await team.service.call(api.makePeopleToken, {
      params: { incidentId },
      body: { name: '用户中心' },
    })
    tokenId = made.id
    secret = made.secret
  })
  afterAll(() => console_?.stop())

  const ask = async (key: string, { body, query = '', token = secret }: Asked = {}) => {
    const response = await fetch(`${console_.url}/api/people-streams/${key}${query}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      ...(body === undefined ? {} : { body }),
    })
    return { status: response.status, answer: (await response.json()) as PeopleStreamView & { code: string } }
  }

  test('in pieces, over a restart; said twice, nobody is doubled', async () => {
    const half = new Uint8Array(Buffer.from(lines).subarray(0, 777))
    const rest = new Uint8Array(Buffer.from(lines).subarray(777))
    expect((await ask('wave-1', { body: half, query: '?more=true' })).answer).toMatchObject({
      state: 'receiving',
      bytes: 777,
    })
    expect(await ask('wave-1', { body: rest, query: '?offset=700' })).toMatchObject({
      status: 409,
      answer: { code: 'stream_offset', bytes: 777 },
    })
    console_ = await console_.restart()
    team = movedTo(team, console_.url)
    expect((await ask('wave-1')).answer).toMatchObject({ state: 'receiving', bytes: 777 })
    const { batchId } = (await ask('wave-1', { body: rest, query: '?offset=777' })).answer
    expect(await readOf(team.service, incidentId, batchId)).toMatchObject({
      state: 'done',
      rows: 40,
      added: 40,
    })
    expect((await ask('wave-1', { body: lines })).answer).toMatchObject({ state: 'done', added: 40 })
    const again = (await ask('wave-2', { body: lines })).answer
    expect(await readOf(team.service, incidentId, again.batchId)).toMatchObject({ added: 0, merged: 40 })
  })

  test('refused in words: no token, another’s, a key of no form, an array of JSON, a revoked one', async () => {
    expect(await ask('w', { token: 'fhp_nobody' })).toMatchObject({
      status: 401,
      answer: { code: 'token_unknown' },
    })
    expect((await fetch(`${console_.url}/api/people-streams/w`)).status).toBe(401)
    expect(await ask('a%20b')).toMatchObject({ status: 422, answer: { code: 'stream_key' } })
    expect(await ask('w')).toMatchObject({ status: 404 })
    const params = { incidentId, tokenId }
    await team.service.call(api.revokePeopleToken, { params })
    expect(await ask('w', { body: lines })).toMatchObject({ status: 401, answer: { code: 'token_revoked' } })
  })
})

interface Asked {
  body?: string | Uint8Array<ArrayBuffer>
  query?: string
  token?: string
}

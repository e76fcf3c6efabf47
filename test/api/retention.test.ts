import { verify } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { listStaffMessages } from '../../db/queries/installation.ts'
import { listDestructions, updateDestruction } from '../../db/queries/retention.ts'
import { canonical } from '../../server/actions/record.ts'
import { api } from '../../server/contract/api.ts'
import type { RetentionView } from '../../server/contract/retention.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { emailOf, peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen, upload } from '../sending.ts'
import { refusal, setUpTeam, type Team } from '../team.ts'

const day = 86_400_000
const keyOf = ({ keys }: RetentionView, kind: 'contact' | 'proof') => keys.find((key) => key.kind === kind)!

describe.each(dialects)('retention on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    smtp = await startSmtp()
    const smtpUrl = `smtp://127.0.0.1:${smtp.port}?connections=2&window=10`
    console_ = await startTestConsole({ dialect, env: { SMTP_URL: smtpUrl } })
    team = await setUpTeam(console_)
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
  })

  const told = async () => {
    const { incidentId } = await breachWith(console_, team, `${peopleCsv(20)}bad,坏行,not-mail,\n`)
    const notice = await approveNotice(team, incidentId, { channelOrder: ['email'] })
    const { id } = await orderOf(console_, team, incidentId, notice)
    await orderWhen(team.commander, incidentId, id, isDone)
    return { incidentId, orderId: id, params: { incidentId } }
  }
  const retention = (params: { incidentId: string }) => team.legal.call(api.getRetention, { params })
  const names = async (params: { incidentId: string }) =>
    (await team.legal.call(api.listRecords, { params })).map(({ name }) => name)
  const line = async (params: { incidentId: string }, id: string) =>
    (await team.legal.call(api.incidentLedger, { params })).lines.find((one) => one.id === id)
  const warned = async (incidentId: string) =>
    (await listStaffMessages(console_.ctx.db.read, incidentId)).filter(({ once }) =>
      once.startsWith('retention:'),
    )

  test('both terms run from the end of sending; owner and legal are warned once; at the end the contacts go', async () => {
    const { params, incidentId, orderId } = await told()
    const before = await retention(params)
    const ended = Date.parse(before.endedAt!)
    expect(keyOf(before, 'contact')).toMatchObject({ state: 'kept', destroyedAt: null })
    expect(Date.parse(keyOf(before, 'contact').dueAt!) - ended).toBe(90 * day)
    expect(Date.parse(keyOf(before, 'proof').dueAt!) - ended).toBe(1_096 * day)
    expect(await line(params, 'P11')).toMatchObject({ state: 'not_yet', why: 'retention_running' })
    console_.turn(84 * day)
    await console_.retention.processAll()
    await console_.retention.processAll()
    const people = [team.commander.id, team.legal.id].sort()
    expect((await warned(incidentId)).map(({ userId }) => userId).sort()).toEqual(people)
    const { people: seen } = await team.service.call(api.listPeople, { params })
    console_.turn(6 * day + 3_600_000)
    await console_.retention.processAll()
    const after = await retention(params)
    expect(keyOf(after, 'contact').state).toBe('destroyed')
    expect(keyOf(after, 'proof').state).toBe('kept')
    expect(after.destructions).toMatchObject([
      {
        kind: 'contact',
        state: 'done',
        ground: 'term',
        certificate: { destroyed: { people: 20, badRows: 1 } },
      },
    ])
    expect(await names(params)).toEqual(expect.arrayContaining(['retention.ended', 'retention.destroyed']))
    expect(await line(params, 'P11')).toMatchObject({ state: 'kept', why: 'contacts_destroyed' })
    await everyPageWorks(params, orderId, seen[0]!.code)
    const file = await team.legal.call(api.listRecords, { params })
    expect(file.find(({ name }) => name === 'retention.destroyed')?.payload).toMatchObject({ people: 20 })
  })

  /** Nobody is named, everything else stands by check code; what needs the contacts says that they are gone. */
  async function everyPageWorks(params: { incidentId: string }, orderId: string, code: string) {
    const { people } = await team.service.call(api.listPeople, { params })
    expect(people).toHaveLength(20)
    expect(people[0]).toMatchObject({ code, name: '', email: null, phone: null })
    const found = await team.legal.call(api.findDeliveries, {
      params: { ...params, orderId },
      query: { code },
    })
    expect(found.deliveries).toMatchObject([{ state: 'accepted', code, to: null }])
    const rows = await team.legal.call(api.listDeliveries, { params: { ...params, orderId } })
    expect(rows).toHaveLength(20)
    const order = await team.legal.call(api.getOrder, { params: { ...params, orderId } })
    expect(order.coverage).toMatchObject({ people: 20, told: 20 })
    const unmask = team.service.call(api.unmaskPerson, {
      params: { ...params, personId: String(people[0]!.id) },
      body: { reason: '回访' },
    })
    expect(await refusal(unmask)).toMatchObject({ status: 410, problem: { code: 'destroyed' } })
    const { batches } = await team.service.call(api.listBatches, { params })
    const errors = await fetch(
      `${console_.url}/api/incidents/${params.incidentId}/batches/${batches[0]!.id}/error-file`,
      { headers: { cookie: team.service.cookie } },
    )
    expect([404, 410]).toContain(errors.status)
    expect(await refusal(upload(team.service, params.incidentId, peopleCsv(1)))).toMatchObject({
      problem: { code: 'contacts_destroyed' },
    })
    const { salt } = await team.service.call(api.discloseProof, {
      params,
      body: { code, reason: '本人申请' },
    })
    expect(salt).toHaveLength(43)
    for (const name of readdirSync(join(console_.folder, 'people')))
      expect(readFileSync(join(console_.folder, 'people', name)).includes(emailOf(1))).toBe(false)
  }

  test('under a hold nobody destroys, neither the clock nor two people; lifted, a week is left', async () => {
    const { params } = await told()
    await team.legal.call(api.placeHold, { params, body: { reason: '诉讼保全' } })
    console_.turn(120 * day)
    await console_.retention.processAll()
    const held = await retention(params)
    expect(keyOf(held, 'contact')).toMatchObject({ state: 'held', destroyedAt: null })
    expect(held.hold).toMatchObject({ reason: '诉讼保全', placedBy: { id: team.legal.id } })
    expect(await line(params, 'P11')).toMatchObject({ state: 'not_yet', why: 'retention_held' })
    const body = { kind: 'contact' as const, reason: '不再需要' }
    const propose = () => team.commander.call(api.proposeDestruction, { params, body })
    expect(await refusal(propose())).toMatchObject({ status: 409, problem: { code: 'held' } })
    expect(await refusal(team.security.call(api.liftHold, { params, body: { reason: 'x' } }))).toMatchObject({
      status: 403,
    })
    await team.legal.call(api.liftHold, { params, body: { reason: '案件已结' } })
    await console_.retention.processAll()
    expect(keyOf(await retention(params), 'contact').state).toBe('kept')
    console_.turn(7 * day + 60_000)
    await console_.retention.processAll()
    expect(keyOf(await retention(params), 'contact').state).toBe('destroyed')
    expect(await names(params)).toEqual(expect.arrayContaining(['retention.held', 'retention.released']))
  })

  test('by hand two people destroy: not the proposer, the contacts first; the certificate is signed', async () => {
    const { params, incidentId, orderId } = await told()
    const propose = (kind: 'contact' | 'proof') =>
      team.legal.call(api.proposeDestruction, { params, body: { kind, reason: '本人要求' } })
    expect(await refusal(propose('proof'))).toMatchObject({ problem: { code: 'contact_first' } })
    const proposed = (await propose('contact')).destructions[0]!
    expect(proposed.can).toEqual([])
    const asked = await listStaffMessages(console_.ctx.db.read, incidentId)
    const owners = asked.filter(({ once }) =>
      once.startsWith(`destruction:${proposed.id}:${team.commander.id}`),
    )
    expect(owners.length).toBeGreaterThan(0)
    const of = { ...params, destructionId: proposed.id }
    const body = { confirm: true, reason: '同意', version: proposed.version }
    const decide = (who: Team['legal']) => who.call(api.decideDestruction, { params: of, body })
    expect(await refusal(decide(team.legal))).toMatchObject({ status: 403 })
    expect(await refusal(decide(team.security))).toMatchObject({ status: 403 })
    expect(keyOf(await retention(params), 'contact').destroyedAt).toBeNull()
    const done = await decide(team.commander)
    expect(keyOf(done, 'contact').state).toBe('destroyed')
    const file = await fetch(
      `${console_.url}/api/incidents/${incidentId}/retention/destructions/${proposed.id}/certificate`,
      { headers: { cookie: team.legal.cookie } },
    )
    const { certificate, signature, publicKey } = (await file.json()) as Record<string, string>
    expect(certificate).toMatchObject({ ground: 'by_hand', remains: { people: 20 } })
    const key = { key: Buffer.from(publicKey!, 'base64'), format: 'der' as const, type: 'spki' as const }
    expect(verify(null, Buffer.from(canonical(certificate)), key, Buffer.from(signature!, 'base64'))).toBe(
      true,
    )
    const { people } = await team.service.call(api.listPeople, { params })
    const next = (await propose('proof')).destructions.find(({ kind }) => kind === 'proof')!
    await team.commander.call(api.decideDestruction, {
      params: { ...params, destructionId: next.id },
      body: { confirm: true, reason: '同意', version: next.version },
    })
    const gone = await team.service.call(api.listPeople, { params })
    expect(gone.people).toHaveLength(20)
    expect(gone.people[0]).toMatchObject({ code: '', name: '' })
    const find = team.legal.call(api.findDeliveries, {
      params: { ...params, orderId },
      query: { code: people[0]!.code },
    })
    expect(await refusal(find)).toMatchObject({ status: 404 })
    const order = await team.legal.call(api.getOrder, { params: { ...params, orderId } })
    expect(order.coverage).toMatchObject({ people: 20, told: 20 })
    const bundle = await fetch(`${console_.url}/api/incidents/${incidentId}/proof`, {
      headers: { cookie: team.legal.cookie },
    })
    expect(bundle.status).toBe(200)
  })

  test('cut off between the decision and its end, it is taken up and certified once', async () => {
    const { params, incidentId } = await told()
    const { destructions } = await team.legal.call(api.proposeDestruction, {
      params,
      body: { kind: 'contact', reason: '本人要求' },
    })
    const decided = { state: 'begun' as const, decidedBy: team.commander.id, decidedAt: console_.now() }
    await console_.ctx.db.write((tx) => updateDestruction(tx, destructions[0]!, decided))
    await console_.ctx.audiences.destroy(incidentId, 'contact')
    const held = team.legal.call(api.placeHold, { params, body: { reason: '太迟' } })
    expect(await refusal(held)).toMatchObject({ problem: { code: 'destruction_begun' } })
    await console_.retention.processAll()
    await console_.retention.processAll()
    const after = await retention(params)
    expect(after.destructions).toMatchObject([
      { state: 'done', ground: 'by_hand', certificate: { destroyed: { people: 20, badRows: 1 } } },
    ])
    expect((await names(params)).filter((name) => name === 'retention.destroyed')).toHaveLength(1)
  })

  test('only an owner changes the terms, within reason', async () => {
    const body = { contactDays: 60, proofDays: 1_096, backupDays: 0 }
    expect(await refusal(team.legal.call(api.changeRetentionTerms, { body }))).toMatchObject({ status: 403 })
    const none = { ...body, contactDays: 0 }
    expect(await refusal(team.commander.call(api.changeRetentionTerms, { body: none }))).toMatchObject({
      status: 422,
    })
    expect(await team.commander.call(api.changeRetentionTerms, { body })).toEqual(body)
  })

  test('what fell due while the console was off is done once at its start', async () => {
    const { incidentId } = await told()
    console_.turn(200 * day)
    console_ = await console_.restart()
    await vi.waitFor(
      async () => {
        expect(await listDestructions(console_.ctx.db.read, incidentId)).toMatchObject([
          { kind: 'contact', state: 'done', ground: 'term' },
        ])
      },
      { timeout: 10_000, interval: 50 },
    )
    await console_.retention.processAll()
    expect(await listDestructions(console_.ctx.db.read, incidentId)).toHaveLength(1)
  })
})

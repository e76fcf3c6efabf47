import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { stateFacts } from '../breach.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { refusal, reportableBreach } from '../reports.ts'
import { setUpTeam, type Team } from '../team.ts'

const hour = 3_600_000

describe.each(dialects)('questions of authorities on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let incidentId = ''
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
    incidentId = await reportableBreach(console_, team)
  })
  afterAll(() => console_?.stop())

  const at = (shift = 0) => new Date(console_.now() + shift).toISOString()
  const note = async (change: object = {}) => {
    const { enquiries } = await team.service.call(api.noteEnquiry, {
      params: { incidentId },
      body: {
        authority: '北京市互联网信息办公室',
        channel: '来电',
        question: '受影响人数如何统计？',
        askedAt: at(),
        dueAt: at(4 * hour),
        ...change,
      },
    })
    return enquiries.at(-1)!
  }
  const answerTo = async ({ id: enquiryId, version }: { id: string; version: number }, answer: string) => {
    const params = { incidentId, enquiryId }
    const { enquiries } = await team.security.call(api.draftAnswer, { params, body: { answer, version } })
    return enquiries.find(({ id }) => id === enquiryId)!
  }
  const approve = ({ id: enquiryId, version }: { id: string; version: number }, by = team.legal) =>
    by.call(api.approveAnswer, { params: { incidentId, enquiryId }, body: { version } })
  const send = ({ id: enquiryId, version }: { id: string; version: number }, change: object = {}) =>
    team.legal.call(api.sendAnswer, {
      params: { incidentId, enquiryId },
      body: { at: at(), channel: '电子邮件', receiptNumber: 'W-1', version, ...change },
    })
  const one = async (id: string) =>
    (await team.legal.call(api.listEnquiries, { params: { incidentId } })).enquiries.find((e) => e.id === id)!

  test('a question is noted by whoever heard it, answered by two people, and what was sent stands', async () => {
    const asked = await note()
    expect(asked).toMatchObject({ state: 'asked', clock: 'running', notedBy: { id: team.service.id } })
    await expect(refusal(send(asked))).resolves.toMatchObject({ problem: { code: 'answer_not_approved' } })
    const drafted = await answerTo(asked, '按账号去重统计')
    expect(drafted).toMatchObject({ state: 'drafted', draftedBy: { id: team.security.id } })
    await approve(drafted)
    const voided = await answerTo(await one(asked.id), '按身份证号去重统计')
    expect(voided).toMatchObject({ state: 'drafted', approvedBy: null })
    await expect(refusal(send(voided))).resolves.toMatchObject({ problem: { code: 'answer_not_approved' } })
    await approve(voided)
    await send(await one(asked.id))
    expect(await one(asked.id)).toMatchObject({
      state: 'answered',
      late: false,
      receiptNumber: 'W-1',
      clock: 'stopped',
      can: [],
    })
    await expect(refusal(answerTo(await one(asked.id), '改口'))).resolves.toMatchObject({
      problem: { code: 'enquiry_answered' },
    })
  })

  test('nobody approves their own words, and no full identity number goes out', async () => {
    const asked = await note()
    const params = { incidentId, enquiryId: asked.id }
    await team.legal.call(api.draftAnswer, { params, body: { answer: '甲', version: asked.version } })
    await expect(refusal(approve(await one(asked.id)))).resolves.toMatchObject({ status: 403 })
    const bad = await answerTo(await one(asked.id), '其中一人证件 000000199001010018')
    await expect(refusal(approve(bad))).resolves.toMatchObject({ problem: { code: 'answer_text' } })
    await expect(refusal(approve({ ...bad, version: 1 }))).resolves.toMatchObject({ status: 409 })
  })

  test('a late answer asks its reason and stays late; staff were warned once a share', async () => {
    const asked = await note({ dueAt: at(hour) })
    await approve(await answerTo(asked, '见附表'))
    console_.turn(0.8 * hour)
    await console_.clocks.processAll()
    await console_.clocks.processAll()
    const { t } = console_.ctx.db.read
    const warned = async () =>
      (await console_.ctx.db.read.select().from(t.staffMessage)).filter(
        ({ once, channel }) => once.startsWith(`enquiry:${asked.id}:`) && channel === 'email',
      )
    expect((await warned()).filter(({ userId }) => userId === team.legal.id)).toHaveLength(2)
    console_.turn(0.3 * hour)
    expect(await one(asked.id)).toMatchObject({ clock: 'late' })
    const view = await team.legal.call(api.getIncident, { params: { incidentId } })
    expect(view.overdue).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'enquiry_late', ref: asked.id })]),
    )
    await expect(refusal(send(await one(asked.id)))).resolves.toMatchObject({
      problem: { faults: [{ pointer: '/lateReason', code: 'late_reason' }] },
    })
    await send(await one(asked.id), { lateReason: '等待第三方数据' })
    expect(await one(asked.id)).toMatchObject({ late: true, lateReason: '等待第三方数据', state: 'answered' })
  })

  test('closing waits for it, by name; an impossible time or another incident’s file is refused', async () => {
    const asked = await note({ dueAt: null })
    expect(asked).toMatchObject({ clock: 'idle', dueAt: null })
    const gaps = await team.commander.call(api.endGaps, { params: { incidentId }, query: { for: 'close' } })
    expect(gaps).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'enquiry_open', ref: asked.id })]),
    )
    await expect(
      refusal(note({ dueAt: at(-hour), files: ['b'.repeat(64)], reportId: 'none' })),
    ).resolves.toMatchObject({
      problem: {
        faults: [
          { pointer: '/reportId', code: 'unknown_report' },
          { pointer: '/dueAt', code: 'before_it_was_asked' },
          { pointer: '/files/0', code: 'no_such_file' },
        ],
      },
    })
  })

  test('legal returns a draft with a reason; it stands beside it until it is written anew', async () => {
    const asked = await note()
    const drafted = await answerTo(asked, '约 130 万人')
    const params = { incidentId, enquiryId: asked.id }
    const back = (by: Team['legal'], reason: string, { version } = drafted) =>
      by.call(api.returnAnswer, { params, body: { reason, version } })
    await expect(refusal(back(team.security, '口径'))).resolves.toMatchObject({ status: 403 })
    await expect(refusal(back(team.legal, ' '))).resolves.toMatchObject({ status: 422 })
    await back(team.legal, '写明统计口径')
    const returned = await one(asked.id)
    expect(returned).toMatchObject({
      state: 'returned',
      returnedBy: { id: team.legal.id },
      returnReason: '写明统计口径',
    })
    await expect(refusal(approve(returned))).resolves.toMatchObject({ problem: { code: 'no_answer' } })
    await expect(refusal(send(returned))).resolves.toMatchObject({
      problem: { code: 'answer_not_approved' },
    })
    const again = await answerTo(returned, '按账号去重，约 130 万人')
    expect(again).toMatchObject({ state: 'drafted', returnedBy: null, returnReason: '' })
  })

  test('an answer that leaves China passes the gate of PIPL 41 and DSL 36 with its approval', async () => {
    const asked = await note({ authority: 'Data Protection Commission', abroad: true })
    const drafted = await answerTo(asked, 'About 300 people')
    expect(drafted).toMatchObject({ needsGate: true, gate: null })
    const params = { incidentId, enquiryId: asked.id }
    const pass = (gate: object | undefined, { version } = drafted) =>
      team.legal.call(api.approveAnswer, { params, body: { ...(gate ? { gate } : {}), version } as never })
    await expect(refusal(pass(undefined))).resolves.toMatchObject({
      problem: { faults: [{ pointer: '/gate', code: 'gate_needed' }] },
    })
    await expect(refusal(pass({ holdsData: true, approvedBy: '主管机关' }))).resolves.toMatchObject({
      problem: { faults: [{ pointer: '/gate/document', code: 'gate_approval' }] },
    })
    await pass({ holdsData: false, why: '仅人数' })
    const approved = await one(asked.id)
    expect(approved.gate).toMatchObject({ holdsData: false, confirmedBy: { id: team.legal.id } })
    const rewritten = await answerTo(approved, 'About 310 people')
    expect(rewritten).toMatchObject({ state: 'drafted', gate: null })
  })

  test('an answer approved before a foreign authority asked for data does not go out ungated', async () => {
    const asked = await note({ authority: '来函未注明的机构' })
    await approve(await answerTo(asked, '见附表'))
    await stateFacts(team.security, incidentId, [['foreignRequest', true]])
    await expect(refusal(send(await one(asked.id)))).resolves.toMatchObject({
      problem: { code: 'answer_gate' },
    })
    const known = await note({ authority: '北京市互联网信息办公室' })
    expect(known).toMatchObject({ needsGate: false })
  })
})

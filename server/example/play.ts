import { setTimeout as wait } from 'node:timers/promises'
import { api } from '../contract/api.ts'
import type { FactChange } from '../contract/facts.ts'
import { acceptSeats, type Team } from './cast.ts'
import type { Person } from './client.ts'
import { peopleFile } from './people.ts'
import { event, firstFacts, laterFacts, measures, notes } from './story.ts'

const minute = 60_000
/** The example begins so long ago and ends now, so that its open clocks are live. */
const lengthMinutes = 330

interface Stage {
  team: Team
  incidentId: string
  /** Lets the example's time pass up to so many minutes after its beginning. */
  until(minutes: number): Promise<void>
}

/**
 * Plays one whole incident through the API, as a group of five would, in a sealed world of its own: declared, worked,
 * reported, told (to the sandbox) and announced; left open to explore. Answers the incident's id.
 */
export async function playExample(team: Team, count = 1000): Promise<string> {
  const begins = Date.now() - lengthMinutes * minute
  const { id: drillId } = await team.commander.call(api.openExample, {
    body: { beginsAt: new Date(begins).toISOString() },
  })
  let passed = 0
  const until = async (minutes: number) => {
    if (minutes <= passed) return
    await team.commander.call(api.turnDrillClock, {
      params: { drillId },
      body: { minutes: minutes - passed },
    })
    passed = minutes
  }
  await until(4)
  const { id: incidentId } = await team.member.call(api.declareIncident, {
    body: {
      ...event,
      noticedAt: new Date(begins).toISOString(),
      source: 'monitoring',
      functions: ['verification-person'],
      personalInformation: 'yes',
      worldId: drillId,
    },
  })
  const stage = { team, incidentId, until }
  await gather(stage)
  await investigate(stage)
  await report(stage)
  await importPeople(stage, count)
  const notice = await writeNotice(stage)
  await tell(stage, notice)
  await announce(stage, notice.id)
  await supplement(stage)
  await until(lengthMinutes)
  return incidentId
}

async function gather({ team, incidentId, until }: Stage): Promise<void> {
  await until(9)
  await acceptSeats(team, incidentId)
}

async function investigate({ team, incidentId, until }: Stage): Promise<void> {
  const params = { incidentId }
  await until(28)
  const occurredAt = new Date(Date.now() - (lengthMinutes + 82) * minute).toISOString()
  await change(team.security, incidentId, [...firstFacts, { key: 'occurredAt', value: occurredAt }])
  await until(46)
  await team.security.call(api.addNote, { params, body: { text: notes.found } })
  await until(66)
  await change(team.security, incidentId, measures)
  await team.security.call(api.addNote, { params, body: { text: notes.checked } })
  await finishTasks(team, incidentId, 4)
  await team.affairs.call(api.addNote, { params, body: { text: notes.press } })
}

/** The first tasks of the plan are done by the seats they fall to. */
async function finishTasks(team: Team, incidentId: string, wanted: number): Promise<void> {
  const holders: Record<string, Person> = {
    commander: team.commander,
    security: team.security,
    legal: team.legal,
    public_affairs: team.affairs,
    customer_service: team.service,
  }
  const tasks = await team.commander.call(api.listTasks, { params: { incidentId } })
  for (const task of tasks.filter((one) => one.state === 'open').slice(0, wanted)) {
    const by = holders[task.seat ?? 'commander'] ?? team.commander
    const params = { incidentId, taskId: task.id }
    await by.call(api.changeTask, {
      params,
      body: { state: 'done', result: '已完成并复核', version: task.version },
    })
  }
}

async function report({ team, incidentId, until }: Stage): Promise<void> {
  await until(120)
  let draft = await team.security.call(api.draftReport, { params: { incidentId }, body: { stage: 'first' } })
  const params = { incidentId, reportId: draft.id }
  const seen = () => ({ digest: draft.digest, version: draft.version })
  await until(151)
  draft = await team.security.call(api.submitReport, { params, body: seen() })
  await until(156)
  draft = await team.legal.call(api.decideReport, { params, body: { ...seen(), approve: true, reason: '' } })
  await until(180)
  draft = await team.commander.call(api.signReport, { params, body: { ...seen(), unapprovedReason: '' } })
  await until(184)
  const { world } = await team.legal.call(api.getIncident, { params: { incidentId } })
  await team.legal.call(api.fileReport, {
    params,
    body: {
      at: world.now,
      recipient: '北京市互联网信息办公室',
      channel: '12387.cert.org.cn',
      receiptNumber: 'BJ-EXAMPLE-000317',
      version: draft.version,
    },
  })
}

/** The people themselves: what the logs say, then the file of who is to be told. */
async function importPeople({ team, incidentId, until }: Stage, count: number): Promise<void> {
  await until(205)
  await change(team.security, incidentId, laterFacts)
  await until(220)
  await team.service.upload(api.uploadBatch, {
    params: { incidentId },
    query: { fileName: '受影响用户.csv' },
    bytes: peopleFile(count),
  })
  await settled(async () => {
    const { batches } = await team.service.call(api.listBatches, { params: { incidentId } })
    return batches.every((batch) => batch.state === 'done' || batch.state === 'failed')
  })
}

async function writeNotice({ team, incidentId, until }: Stage) {
  await until(231)
  let notice = await team.affairs.call(api.draftNotice, { params: { incidentId } })
  const params = { incidentId, noticeId: notice.id }
  const plan = { ...notice.plan, bound: 1_100, channelOrder: ['email' as const, 'sms' as const] }
  notice = await team.affairs.call(api.changeNotice, { params, body: { version: notice.version, plan } })
  await until(240)
  notice = await team.affairs.call(api.submitNotice, { params, body: { version: notice.version } })
  await until(249)
  return team.legal.call(api.approveNotice, {
    params,
    body: { version: notice.version, digest: notice.digest },
  })
}

async function tell(
  { team, incidentId, until }: Stage,
  notice: { id: string; version: number; digest: string },
): Promise<void> {
  await until(252)
  const order = await team.commander.call(api.giveOrder, {
    params: { incidentId },
    body: { noticeId: notice.id, version: notice.version, digest: notice.digest },
  })
  await until(256)
  const params = { incidentId, orderId: order.id }
  await settled(async () => (await team.commander.call(api.getOrder, { params })).state === 'done')
}

async function announce({ team, incidentId, until }: Stage, noticeId: string): Promise<void> {
  await until(270)
  let draft = await team.affairs.call(api.draftAnnouncement, { params: { incidentId }, body: { noticeId } })
  const params = { incidentId, announcementId: draft.id }
  draft = await team.affairs.call(api.submitAnnouncement, { params, body: { version: draft.version } })
  await until(278)
  draft = await team.legal.call(api.approveAnnouncement, {
    params,
    body: { version: draft.version, digest: draft.digest },
  })
  await until(281)
  await team.affairs.call(api.publishAnnouncement, { params, body: { version: draft.version } })
}

/** What the first report left open waits for legal when the example is opened. */
async function supplement({ team, incidentId, until }: Stage): Promise<void> {
  await until(318)
  const draft = await team.security.call(api.draftReport, {
    params: { incidentId },
    body: { stage: 'supplement' },
  })
  const params = { incidentId, reportId: draft.id }
  await team.security.call(api.submitReport, {
    params,
    body: { digest: draft.digest, version: draft.version },
  })
}

async function change(by: Person, incidentId: string, said: readonly Partial<FactChange>[]): Promise<void> {
  const { facts } = await by.call(api.listFacts, { params: { incidentId } })
  const changes = said.map((fact) => ({
    ...(fact as Pick<FactChange, 'key' | 'value'>),
    language: fact.language ?? ('' as const),
    version:
      facts.find((f) => f.key === fact.key && f.language === (fact.language ?? '') && f.group === '')
        ?.version ?? 0,
  }))
  await by.call(api.changeFacts, { params: { incidentId }, body: { changes } })
}

async function settled(isDone: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await isDone()) return
    await wait(200)
  }
  throw new Error('the example did not go on: something it waits for is not done')
}

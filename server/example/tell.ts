import { api } from '../contract/api.ts'
import { peopleFile } from './people.ts'
import { noticeApproved, noticeDrafted, peopleImported } from './results.ts'
import { change, finish, note, type Stage, settled } from './stage.ts'
import { countedFacts, notes, stages } from './story.ts'

export type Text = { id: string; version: number; digest: string }

/** The notice in its first form, on what is known by then. Answers its id. */
export async function draftNotice(stage: Stage): Promise<string> {
  const { team, incidentId, until } = stage
  await until(168)
  const notice = await team.affairs.call(api.draftNotice, { params: { incidentId } })
  const plan = { ...notice.plan, bound: 1_100, channelOrder: ['email' as const, 'sms' as const] }
  await team.affairs.call(api.changeNotice, {
    params: { incidentId, noticeId: notice.id },
    body: { version: notice.version, plan },
  })
  await until(178)
  await finish(stage, noticeDrafted)
  return notice.id
}

/** The people themselves: what the logs say, then the file of who is to be told. */
export async function countPeople(stage: Stage, count: number): Promise<void> {
  const { team, incidentId, until } = stage
  await until(205)
  await change(team.security, incidentId, countedFacts)
  await note(team.security, incidentId, notes.counted)
  await until(209)
  await note(team.legal, incidentId, notes.regraded)
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
  await until(226)
  await finish(stage, peopleImported)
}

/** Drawn anew from the facts as they are now, handed to legal, approved. */
export async function approveNotice(stage: Stage, noticeId: string): Promise<Text> {
  const { team, incidentId, until } = stage
  const params = { incidentId, noticeId }
  await until(230)
  const { version } = await team.affairs.call(api.getNotice, { params })
  const fresh = await team.affairs.call(api.refreshNotice, { params, body: { version } })
  const sent = await team.affairs.call(api.submitNotice, { params, body: { version: fresh.version } })
  await until(236)
  return team.legal.call(api.approveNotice, {
    params,
    body: { version: sent.version, digest: sent.digest },
  })
}

/** The announcement takes the notice's words. Answers what may be published. */
export async function approveAnnouncement(stage: Stage, noticeId: string): Promise<Text> {
  const { team, incidentId, until } = stage
  let draft = await team.affairs.call(api.draftAnnouncement, { params: { incidentId }, body: { noticeId } })
  const params = { incidentId, announcementId: draft.id }
  draft = await team.affairs.call(api.submitAnnouncement, { params, body: { version: draft.version } })
  await until(242)
  draft = await team.legal.call(api.approveAnnouncement, {
    params,
    body: { version: draft.version, digest: draft.digest },
  })
  await finish(stage, noticeApproved)
  return draft
}

/** The order is given and runs to its end; who could not be reached one by one may read the announcement. */
export async function tell(stage: Stage, notice: Text, announcement: Text): Promise<void> {
  const { team, incidentId, until } = stage
  await until(252)
  const order = await team.commander.call(api.giveOrder, {
    params: { incidentId },
    body: {
      ...{ noticeId: notice.id, version: notice.version, digest: notice.digest },
      untested: stages.untested,
      plan: { stages: [100], gate: { by: 'person', failedPercent: 5, minutes: 15 }, quiet: null },
    },
  })
  await until(256)
  const params = { incidentId, orderId: order.id }
  const now = () => team.commander.call(api.getOrder, { params })
  await settled(async () => (await now()).state === 'paused')
  const { version } = await now()
  await team.commander.call(api.resumeOrder, { params, body: { version, reason: stages.released } })
  await settled(async () => (await now()).state === 'done')
  await until(262)
  await team.affairs.call(api.publishAnnouncement, {
    params: { incidentId, announcementId: announcement.id },
    body: { version: announcement.version },
  })
}

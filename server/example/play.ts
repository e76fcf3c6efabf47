import { api } from '../contract/api.ts'
import { acceptSeats, type Team } from './cast.ts'
import { draftReport, fileReport, reportToPolice, supplement } from './report.ts'
import * as done from './results.ts'
import { change, finish, goOn, minute, note, type Stage } from './stage.ts'
import { event, extraTasks, firstFacts, measures, notes, settledFacts } from './story.ts'
import { approveAnnouncement, approveNotice, countPeople, draftNotice, tell } from './tell.ts'

/** The example begins so long ago and ends now: the duties to tell people are near their end, and none is over. */
const lengthMinutes = 300

/**
 * Plays one whole incident through the API, as a group of five would, in a sealed world of its own: declared, worked,
 * reported, told (to the sandbox) and announced; left open to explore. Answers the incident's id.
 */
export async function playExample(team: Team, count = 1000): Promise<string> {
  const stage = await declare(team)
  await activate(stage)
  await assess(stage)
  await contain(stage)
  const report = await draftReport(stage)
  const noticeId = await draftNotice(stage)
  await fileReport(stage, report)
  await countPeople(stage, count)
  const notice = await approveNotice(stage, noticeId)
  const announcement = await approveAnnouncement(stage, noticeId)
  await tell(stage, notice, announcement)
  await addTasks(stage)
  await supplement(stage)
  await stage.until(lengthMinutes)
  return stage.incidentId
}

async function declare(team: Team): Promise<Stage> {
  const begins = Date.now() - lengthMinutes * minute
  const noticedAt = new Date(begins).toISOString()
  const { id: worldId } = await team.commander.call(api.openExample, { body: { beginsAt: noticedAt } })
  let passed = 0
  const until = async (minutes: number) => {
    if (minutes <= passed) return
    await team.commander.call(api.turnDrillClock, {
      params: { drillId: worldId },
      body: { minutes: minutes - passed },
    })
    passed = minutes
  }
  await until(4)
  const { id: incidentId } = await team.member.call(api.declareIncident, {
    body: {
      ...event,
      noticedAt,
      source: 'monitoring',
      functions: ['verification-person'],
      personalInformation: 'yes',
      worldId,
    },
  })
  return { team, incidentId, begins, until }
}

async function activate(stage: Stage): Promise<void> {
  const { team, incidentId, begins, until } = stage
  await until(9)
  await acceptSeats(team, incidentId)
  await until(11)
  await finish(stage, done.seatsFilled)
  await until(16)
  await finish(stage, done.instantsNoted)
  await until(21)
  await finish(stage, done.tracesKept)
  await until(28)
  const occurredAt = new Date(begins - 82 * minute).toISOString()
  await change(team.security, incidentId, [...firstFacts, { key: 'occurredAt', value: occurredAt }])
  await until(31)
  await finish(stage, done.activated)
  await until(33)
  await goOn(stage, 'assess')
}

async function assess(stage: Stage): Promise<void> {
  const { team, incidentId, until } = stage
  await until(46)
  await note(team.security, incidentId, notes.found)
  await until(58)
  await finish(stage, done.assessed)
  await until(69)
  await finish(stage, done.graded)
  await until(72)
  await goOn(stage, 'contain')
}

async function contain(stage: Stage): Promise<void> {
  const { team, incidentId, until } = stage
  await until(80)
  await finish(stage, done.pathClosed)
  await until(92)
  await finish(stage, done.effectChecked)
  await change(team.security, incidentId, measures)
  await until(96)
  await note(team.affairs, incidentId, notes.press)
  await until(106)
  await finish(stage, done.othersAsked)
  await change(team.security, incidentId, settledFacts)
  await reportToPolice(stage)
  await until(110)
  await goOn(stage, 'tell')
}

/** Tasks still to be done when the example is opened. */
async function addTasks({ team, incidentId, begins, until }: Stage): Promise<void> {
  const params = { incidentId }
  await until(268)
  for (const { dueMinutes, ...task } of extraTasks) {
    const dueAt = new Date(begins + dueMinutes * minute).toISOString()
    await team.commander.call(api.addTask, { params, body: { ...task, dueAt } })
  }
}

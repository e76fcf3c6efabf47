import { announcementApi } from './announcements.ts'
import { authorityApi } from './authorities.ts'
import { banApi } from './bans.ts'
import { batchApi } from './batches.ts'
import { calendarApi } from './calendar.ts'
import { callerApi } from './callers.ts'
import { callApi } from './calls.ts'
import { channelApi } from './channels.ts'
import { coverageApi } from './coverage.ts'
import { drillApi } from './drills.ts'
import { dueTimeApi } from './dueTimes.ts'
import { dutyApi } from './duties.ts'
import { dutyStoryApi } from './dutyStory.ts'
import type { AnyEndpoint } from './endpoint.ts'
import { enquiryApi } from './enquiries.ts'
import { exemptionApi } from './exemptions.ts'
import { factApi } from './facts.ts'
import { feedApi } from './feed.ts'
import { fileApi } from './files.ts'
import { gradingApi } from './gradings.ts'
import { handlingApi } from './handling.ts'
import { incidentApi } from './incidents.ts'
import { journeyApi } from './journey.ts'
import { ledgerApi } from './ledger.ts'
import { noticeApi } from './notices.ts'
import { orderApi } from './orders.ts'
import { partyApi } from './parties.ts'
import { peopleApi } from './people.ts'
import { peopleStreamApi } from './peopleStreams.ts'
import { policeApi } from './police.ts'
import { proofApi } from './proof.ts'
import { reclassificationApi } from './reclassifications.ts'
import { recordApi } from './records.ts'
import { reportApi } from './reports.ts'
import { retentionApi } from './retention.ts'
import { ruleApi } from './rules.ts'
import { sessionApi } from './sessions.ts'
import { taskApi } from './tasks.ts'
import { userCentreApi } from './userCentre.ts'
import { whatIfApi } from './whatIf.ts'
import { wordTemplateApi } from './wordTemplates.ts'

/** Every call of the API by its name. */
export const api = {
  ...sessionApi,
  ...incidentApi,
  ...taskApi,
  ...recordApi,
  ...factApi,
  ...feedApi,
  ...fileApi,
  ...dutyApi,
  ...dueTimeApi,
  ...dutyStoryApi,
  ...exemptionApi,
  ...banApi,
  ...handlingApi,
  ...drillApi,
  ...ledgerApi,
  ...reclassificationApi,
  ...reportApi,
  ...authorityApi,
  ...wordTemplateApi,
  ...enquiryApi,
  ...noticeApi,
  ...announcementApi,
  ...batchApi,
  ...peopleApi,
  ...peopleStreamApi,
  ...userCentreApi,
  ...partyApi,
  ...policeApi,
  ...orderApi,
  ...coverageApi,
  ...callApi,
  ...callerApi,
  ...journeyApi,
  ...proofApi,
  ...retentionApi,
  ...channelApi,
  ...calendarApi,
  ...ruleApi,
  ...gradingApi,
  ...whatIfApi,
}
export const everyEndpoint = Object.entries(api) as [string, AnyEndpoint][]

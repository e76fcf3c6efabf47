import { api } from '../contract/api.ts'
import { reportDrafted, reportSigned } from './results.ts'
import { finish, type Stage } from './stage.ts'
import { policeReceiptNumber, receiptNumber, telecomReceiptNumber } from './story.ts'

export interface Draft {
  id: string
  digest: string
  version: number
}

const seen = ({ digest, version }: Draft) => ({ digest, version })

/** Security drafts and legal approves: two people. Answers what is approved. */
export async function draftReport(stage: Stage): Promise<Draft> {
  const { team, incidentId, until } = stage
  await until(114)
  const draft = await team.security.call(api.draftReport, {
    params: { incidentId },
    body: { stage: 'first' },
  })
  const params = { incidentId, reportId: draft.id }
  await until(121)
  await finish(stage, reportDrafted)
  await until(132)
  const sent = await team.security.call(api.submitReport, { params, body: seen(draft) })
  await until(139)
  return team.legal.call(api.decideReport, { params, body: { ...seen(sent), approve: true, reason: '' } })
}

/** Signed by the commander and handed in within the four hours that the first estimate asked for. */
export async function fileReport(stage: Stage, approved: Draft): Promise<void> {
  const { team, incidentId } = stage
  const params = { incidentId, reportId: approved.id }
  await stage.until(179)
  const signed = await team.commander.call(api.signReport, {
    params,
    body: { ...seen(approved), unapprovedReason: '' },
  })
  await stage.until(182)
  const { world } = await team.legal.call(api.getIncident, { params: { incidentId } })
  const filed = await team.legal.call(api.fileReport, {
    params,
    body: {
      at: world.now,
      recipient: '北京市互联网信息办公室',
      channel: '12387.cert.org.cn',
      receiptNumber,
      version: signed.version,
    },
  })
  await team.legal.call(api.fileReport, {
    params,
    body: {
      at: world.now,
      recipient: '北京市通信管理局',
      channel: '行业主管部门报送系统',
      receiptNumber: telecomReceiptNumber,
      ruleIds: filed.mustBeNamed,
      version: filed.version,
    },
  })
  await finish(stage, reportSigned)
}

/** Legal goes to the police, and keeps the receipt; every duty that asks for it is done with it. */
export async function reportToPolice({ team, incidentId }: Stage): Promise<void> {
  const params = { incidentId }
  const { world } = await team.legal.call(api.getIncident, { params })
  await team.legal.call(api.reportToPolice, {
    params,
    body: {
      at: world.now,
      authority: '属地公安分局网安大队',
      caseNumber: policeReceiptNumber,
      proof: '受案回执，扫描件已存证',
    },
  })
}

/** What the first report left open waits for legal when the example is opened. */
export async function supplement({ team, incidentId, until }: Stage): Promise<void> {
  await until(288)
  const params = { incidentId }
  const draft = await team.security.call(api.draftReport, { params, body: { stage: 'supplement' } })
  await team.security.call(api.submitReport, {
    params: { incidentId, reportId: draft.id },
    body: seen(draft),
  })
}

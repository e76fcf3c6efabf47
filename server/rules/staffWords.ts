import type { Language, Wording } from './facts.ts'
import type { RetentionKind } from './retention.ts'
import type { SeatKey } from './seats.ts'
import type { WorldKind } from './world.ts'

/** What staff hear. `urgent` goes by SMS too. No contact details, no facts of the case beyond number and title. */
export type StaffNews = { number: string; title: string; urgent: boolean } & (
  | { kind: 'seat_called'; seat: SeatKey; deputy: boolean }
  /** `missed`: shares that passed untold before this one. */
  | { kind: 'clock'; duty: Wording; dueAt: string; share: number; missed?: readonly number[] }
  | { kind: 'escalation'; duty: Wording; dueAt: string; seat: SeatKey }
  | { kind: 'task_late'; task: Wording }
  | { kind: 'decision'; what: Decision }
  | { kind: 'party_due'; party: string; dueAt: string; over: boolean }
  | { kind: 'answer_due'; party: string; dueAt: string; over: boolean }
  | { kind: 'retention_due'; what: RetentionKind; dueAt: string; days: number }
)
export type Decision =
  | 'approve_notice'
  | 'approve_announcement'
  | 'approve_report'
  | 'sign_report'
  | 'decide_exemption'
  | 'review_exemption'
  | 'exemption_fell'
  | 'decide_reclassification'
  | 'decide_destruction'
  | 'report_returned'
  | 'report_filed_unapproved'
  | 'answer_enquiry'
  | 'approve_answer'
  | 'answer_returned'

export interface Words {
  subject: string
  body: string
}

const seatNames: Record<SeatKey, Record<Language, string>> = {
  commander: { 'zh-CN': '总指挥', en: 'incident commander' },
  security: { 'zh-CN': '安全处置', en: 'security' },
  legal: { 'zh-CN': '法务合规', en: 'legal' },
  public_affairs: { 'zh-CN': '公共事务', en: 'public affairs' },
  customer_service: { 'zh-CN': '客户服务', en: 'customer service' },
}

const decisions: Record<Decision, Record<Language, string>> = {
  approve_notice: { 'zh-CN': '告知书待您核准', en: 'a notice waits for your approval' },
  approve_announcement: { 'zh-CN': '公告待您核准', en: 'an announcement waits for your approval' },
  approve_report: { 'zh-CN': '报告待您审核', en: 'a report waits for your approval' },
  sign_report: { 'zh-CN': '报告待您签发', en: 'a report waits for your signature' },
  decide_exemption: {
    'zh-CN': '免予告知的决定待您审核',
    en: 'a decision not to tell waits for your approval',
  },
  review_exemption: {
    'zh-CN': '不告知的决定因新的事实或复核日期到期，须由您复核',
    en: 'a decision not to tell is questioned by new facts or its review date and waits for your review',
  },
  exemption_fell: {
    'zh-CN': '危害未能避免，不告知的决定已失效，告知义务恢复',
    en: 'harm was not avoided after all: the decision not to tell has fallen, and people are to be told',
  },
  decide_reclassification: {
    'zh-CN': '「不涉及个人信息」的改判待您确认',
    en: 'a reclassification to "not involved" waits for your decision',
  },
  decide_destruction: {
    'zh-CN': '提前销毁个人联系方式或送达凭证的提议待您确认',
    en: 'a proposal to destroy contact details or proof before their term waits for your decision',
  },
  report_returned: {
    'zh-CN': '您起草的报告被法务退回，理由见报告页',
    en: 'the report you drafted was returned by legal; the reason stands on it',
  },
  answer_enquiry: {
    'zh-CN': '主管部门来函询问，待答复',
    en: 'an authority has asked a question',
  },
  approve_answer: {
    'zh-CN': '给主管部门的答复待您审核',
    en: 'an answer to an authority waits for your approval',
  },
  answer_returned: {
    'zh-CN': '您起草的答复被法务退回，理由见来函页',
    en: 'the answer you drafted was returned by legal; the reason stands beside it',
  },
  report_filed_unapproved: {
    'zh-CN': '首次报告未经法务审核已报出，理由已记录',
    en: 'a first report was filed without legal approval; the reason is on record',
  },
}

const kept: Record<RetentionKind, Record<Language, string>> = {
  contact: { 'zh-CN': '受影响个人的联系方式', en: 'The contact details of affected people' },
  proof: { 'zh-CN': '送达凭证摘要', en: 'The digests that prove the telling' },
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

type Say = { [K in StaffNews['kind']]: (news: Extract<StaffNews, { kind: K }>) => string }

const zh: Say = {
  seat_called: (n) =>
    `您被${n.deputy ? '作为副手' : ''}指派为${seatNames[n.seat]['zh-CN']}。打开链接接任；接任即作出保密承诺。`,
  clock: (n) =>
    `${n.duty['zh-CN']}：${n.share >= 1 ? '已到期' : `时限已用去 ${percent(n.share)}`}，到期 ${n.dueAt}。${
      n.missed?.length ? `此前 ${n.missed.map(percent).join('、')} 的提醒未能发出，一并告知。` : ''
    }`,
  escalation: (n) =>
    `${n.duty['zh-CN']}：到期 ${n.dueAt}，${seatNames[n.seat]['zh-CN']}席没有动作，请接手或督办。`,
  task_late: (n) => `任务逾期：${n.task['zh-CN']}。`,
  decision: (n) => `${decisions[n.what]['zh-CN']}。`,
  party_due: (n) => `客户「${n.party}」：合同约定的告知时限${n.over ? '已过' : '临近'}，${n.dueAt}。`,
  answer_due: (n) => `「${n.party}」：答复期限${n.over ? '已过' : '临近'}，${n.dueAt}。`,
  retention_due: (n) =>
    `${kept[n.what]['zh-CN']}将于 ${n.dueAt} 到期销毁（${n.days} 天内）。仍需留存的，请法务在此之前设置保全。`,
}

const en: Say = {
  seat_called: (n) =>
    `You are called as ${n.deputy ? 'deputy, ' : ''}${seatNames[n.seat].en}. Open the link to accept; accepting is a confidentiality undertaking.`,
  clock: (n) =>
    `${n.duty.en}: ${n.share >= 1 ? 'the term has ended' : `${percent(n.share)} of the term is used`}, due ${n.dueAt}.${
      n.missed?.length ? ` Earlier warnings at ${n.missed.map(percent).join(', ')} could not be sent.` : ''
    }`,
  escalation: (n) =>
    `${n.duty.en}: due ${n.dueAt}, and nothing has come from the seat of ${seatNames[n.seat].en}. Take it over or press for it.`,
  task_late: (n) => `Task overdue: ${n.task.en ?? n.task['zh-CN']}.`,
  decision: (n) => `In your seat: ${decisions[n.what].en}.`,
  party_due: (n) =>
    `Customer ${n.party}: the contract's time to tell it ${n.over ? 'is over' : 'is near'}, ${n.dueAt}.`,
  answer_due: (n) => `${n.party}: the time to answer ${n.over ? 'is over' : 'is near'}, ${n.dueAt}.`,
  retention_due: (n) =>
    `${kept[n.what].en} end their term on ${n.dueAt}, within ${n.days} ${n.days === 1 ? 'day' : 'days'}, and are then destroyed. Legal can place a hold before.`,
}

/** Subject and body in one language; every message of a drill or an example is marked so that nobody takes it for real. */
export function staffWords(news: StaffNews, language: Language, world: WorldKind): Words {
  const say = (language === 'en' ? en : zh)[news.kind] as (n: StaffNews) => string
  const head = `${marks[world][language]}${news.number} ${news.title}`
  return { subject: head, body: `${head}\n${say(news)}` }
}

const marks: Record<WorldKind, Record<Language, string>> = {
  real: { 'zh-CN': '', en: '' },
  drill: { 'zh-CN': '【演练】', en: '[DRILL] ' },
  example: { 'zh-CN': '【示例】', en: '[EXAMPLE] ' },
}

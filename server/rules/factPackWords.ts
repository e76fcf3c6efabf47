import type { FactKey, Language } from './facts.ts'

interface PackWords {
  title: string
  to: string
  from: string
  number: string
  at: string
  sheet: (n: number) => string
  toVerify: string
  withheld: string
  note: string
  drill: string
  mark: string
  facts: Partial<Record<FactKey, string>>
}

/** The words of a fact pack; it goes to a customer, not to the page. */
export const factPackWords: Record<Language, PackWords> = {
  'zh-CN': {
    title: '个人信息安全事件事实说明',
    to: '致',
    from: '受托人',
    number: '事件编号',
    at: '出具时间',
    sheet: (n) => `依据事实清单 v${n}`,
    toVerify: '待核实，查清后补充',
    withheld: '内容涉及其他客户，已略去',
    note: '本说明只陈述与贵方数据有关的事实，供贵方作为个人信息处理者判断其报告和告知义务，不构成法律意见。未经贵方指示，我方不直接告知贵方的最终用户。',
    drill: '演练文件，不是真实事件，不得对外发送',
    mark: '演练',
    facts: {
      breachKinds: '事件类型',
      certainty: '确认程度',
      occurredAt: '发生时间',
      discoveredAt: '发现时间',
      learnedAt: '获知时间',
      confirmedAt: '确认时间',
      categories: '涉及的信息类别',
      people: '贵方受影响人数',
      minors: '其中未成年人',
      regions: '所在地区',
      cause: '原因',
      harm: '可能的危害',
      measuresTaken: '已采取的措施',
      measuresPlanned: '拟采取的措施',
      advice: '对受影响个人的建议',
      remedies: '补救与支持',
      trend: '发展趋势',
      contact: '我方联系人',
    },
  },
  en: {
    title: 'Statement of facts on a personal-information incident',
    to: 'To',
    from: 'Processor',
    number: 'Incident',
    at: 'Issued',
    sheet: (n) => `from fact sheet v${n}`,
    toVerify: 'to be verified; a supplement follows',
    withheld: 'concerns another customer, left out',
    note: 'This states only facts about your data, so that you as the handler can judge your own duties to report and to tell. It is no legal advice. Without your instruction we do not tell your end users ourselves.',
    drill: 'Exercise only. Not a real incident. Not for sending',
    mark: 'DRILL',
    facts: {
      breachKinds: 'Kind of breach',
      certainty: 'Certainty',
      occurredAt: 'Occurred',
      discoveredAt: 'Found',
      learnedAt: 'Learned',
      confirmedAt: 'Confirmed',
      categories: 'Categories of information',
      people: 'Your affected people',
      minors: 'Minors among them',
      regions: 'Where they are',
      cause: 'Cause',
      harm: 'Possible harm',
      measuresTaken: 'Measures taken',
      measuresPlanned: 'Measures planned',
      advice: 'Advice for affected people',
      remedies: 'Remedies and support',
      trend: 'Development',
      contact: 'Our contact',
    },
  },
}

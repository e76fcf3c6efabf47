import type { Standing } from '../rules/dutyStanding.ts'
import type { Language } from '../rules/facts.ts'
import type { termUnits } from '../rules/term.ts'

/** What a printed table of duties says beside the words of the rules themselves. */
export interface DutyTableWords {
  title: string
  columns: readonly [code: string, ...rest: string[]]
  standing: Record<Standing, string>
  act: Record<string, string>
  ask: string
  internal: string
  ahead: string
  late: string
  why: string
  occurrence: (n: number) => string
  term: Record<(typeof termUnits)[number], (n: number) => string>
  promise: string
  empty: string
  plan: string
  seats: string
  parties: string
  facts: (sheet: string) => string
  printed: (who: string, at: string) => string
  sheet: (n: number) => string
  drill: string
  mark: string
  note: string
  page: readonly [string, string, string]
}

export const dutyTableWords: Record<Language, DutyTableWords> = {
  'zh-CN': {
    title: '义务清单',
    columns: ['编号', '义务', '向谁', '到期', '状态', '依据', '核实', '凭证', '负责'],
    standing: {
      late: '已逾期',
      soon: '临近',
      confirm: '待确认',
      held: '禁令暂缓',
      running: '进行中',
      unknown: '待核实',
      idle: '未起算',
      fulfilled: '已履行',
      released: '已免除',
      declined: '法务排除',
      notApplicable: '不适用',
    },
    act: {
      'act:plan': '启动预案',
      'act:seats': '席位接任',
      'act:measure': '采取措施',
      'act:answer': '答复请求',
      'act:drill': '完成演练',
      'act:police': '报案',
      'act:recorded': '登记履行',
      'fact:cause': '查明原因',
      notice: '完成告知',
      'notice:guardian': '告知监护人',
      'notice:customers': '告知客户',
      announcement: '发布公告',
      'report:departments': '报履责部门',
      'report:first': '首次报告',
      'report:supplement': '补充报告',
      'report:final': '总结报告',
      'report:authority': '向该部门报告',
    },
    ask: '请法务确认',
    internal: '内部目标',
    ahead: '按期',
    late: '逾期',
    why: '逾期原因',
    occurrence: (n) => `第 ${n} 次`,
    term: {
      hour: (n) => `${n} 小时`,
      day: (n) => `${n} 日，自然日`,
      workday: (n) => `${n} 个工作日`,
      month: (n) => `${n} 个月`,
      minute: (n) => `${n} 分钟`,
    },
    promise: '自己公开的承诺',
    empty: '空缺',
    plan: '预案启动记录',
    seats: '席位接任记录',
    parties: '客户告知记录',
    facts: (sheet) => `事实清单 ${sheet}`,
    printed: (who, at) => `${who} 导出，${at}`,
    sheet: (n) => `事实清单 v${n}`,
    drill: '演练文件，不是真实事件，不得对外报送',
    mark: '演练',
    note: '核实：V2 两处独立原文，V1 一处原文，P 仅见摘要或草案，U 未核实；P、U 须法务确认。不是法律意见，由法务决定。',
    page: ['第 ', ' 页　共 ', ' 页'],
  },
  en: {
    title: 'Table of duties',
    columns: ['No.', 'Duty', 'To whom', 'Due', 'State', 'Basis', 'Mark', 'Proof', 'Owner'],
    standing: {
      late: 'Overdue',
      soon: 'Due soon',
      confirm: 'To confirm',
      held: 'held by a ban',
      running: 'Running',
      unknown: 'To be verified',
      idle: 'Not started',
      fulfilled: 'Fulfilled',
      released: 'Released',
      declined: 'Declined by counsel',
      notApplicable: 'Does not apply',
    },
    act: {
      'act:plan': 'plan started',
      'act:seats': 'seats accepted',
      'act:measure': 'a measure taken',
      'act:answer': 'request answered',
      'act:drill': 'drill done',
      'act:police': 'reported to the police',
      'act:recorded': 'recorded as done',
      'fact:cause': 'cause found',
      notice: 'people told',
      'notice:guardian': 'guardians told',
      'notice:customers': 'customers told',
      announcement: 'announcement published',
      'report:departments': 'departments told',
      'report:first': 'first report',
      'report:supplement': 'supplementary report',
      'report:final': 'final report',
      'report:authority': 'report to this authority',
    },
    ask: 'counsel to confirm',
    internal: 'own target',
    ahead: 'in time',
    late: 'late',
    why: 'why late',
    occurrence: (n) => `occurrence ${n}`,
    term: {
      hour: (n) => `${n} h`,
      day: (n) => `${n} calendar days`,
      workday: (n) => `${n} working days`,
      month: (n) => `${n} months`,
      minute: (n) => `${n} min`,
    },
    promise: 'promises of the company',
    empty: 'empty',
    plan: "record of the plan's start",
    seats: "record of the seats' acceptance",
    parties: 'record of customers told',
    facts: (sheet) => `fact sheet ${sheet}`,
    printed: (who, at) => `exported by ${who}, ${at}`,
    sheet: (n) => `fact sheet v${n}`,
    drill: 'Exercise only. Not a real incident. Not for submission',
    mark: 'DRILL',
    note: 'Mark: V2 two independent sources, V1 one, P a summary or draft only, U not verified; counsel confirms P and U. Not legal advice; counsel decides.',
    page: ['Page ', ' of ', ''],
  },
}

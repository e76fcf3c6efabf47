import type { FactChange } from '../contract/facts.ts'
import type { FactKey, Wording } from '../rules/facts.ts'

/** What the group knows, hour by hour. People and company are invented; the figures agree with one another. */
type Said = Pick<FactChange, 'key' | 'value'> & { language?: 'zh-CN' | 'en'; basis?: string }

const text = (key: FactKey, wording: Required<Wording>, basis = ''): Said[] => [
  { key, value: wording['zh-CN'], language: 'zh-CN', basis },
  { key, value: wording.en, language: 'en', basis },
]

export const event = {
  title: '实名认证资料导出接口越权访问',
  description:
    '巡检发现：企业控制台的实名认证资料导出接口未核对请求者是否属于该企业，换一个编号就能导出别家的资料。',
}

export const receiptNumber = 'BJ-EXAMPLE-000317'
export const telecomReceiptNumber = 'BJ-EXAMPLE-000318'
export const policeReceiptNumber = 'GA-EXAMPLE-0042'

/** Half an hour in: an upper bound from calls, not people. */
export const firstFacts: Said[] = [
  { key: 'breachKinds', value: ['leak'] },
  { key: 'certainty', value: 'confirmed', basis: '用测试账号复现' },
  { key: 'systems', value: ['企业控制台 实名认证资料导出接口'] },
  {
    key: 'people',
    value: { low: 960_000, best: 1_186_000, high: 1_420_000 },
    basis: '按接口调用次数估计，未去重',
  },
  { key: 'minors', value: null, basis: '待比对证件号码，抽查有未成年人' },
  { key: 'role', value: 'handler' },
  { key: 'operatorType', value: 'other' },
  { key: 'importantData', value: null, basis: '待数据安全组判断' },
  { key: 'lossYuan', value: null, basis: '待财务估算' },
  { key: 'ransom', value: 'none' },
  { key: 'harm', value: null, language: 'zh-CN', basis: '待判断' },
  { key: 'harm', value: null, language: 'en', basis: '待判断' },
  ...text('place', { 'zh-CN': '北京数据中心', en: 'Beijing data centre' }),
  ...text('summary', {
    'zh-CN': '企业控制台的实名认证资料导出接口存在缺陷，他人可读取不属于自己的实名资料',
    en: 'A flaw in the export of verified-identity data in the business console let others read data that was not theirs',
  }),
  ...text('cause', {
    'zh-CN': '导出接口没有核对请求者是否属于该企业',
    en: 'The export did not check whether the requester belonged to the company',
  }),
]

export const measures: Said[] = text(
  'measuresTaken',
  {
    'zh-CN': '我们已关闭该接口，吊销全部旧的导出令牌，并由另一小组复核有效；已冻结接口访问日志',
    en: 'We have closed the export, revoked every old export token, had another team verify that this works, and frozen the access logs',
  },
  '处置组 复核通过',
)

/** Before the first report: what it means for people, and what they can do. */
export const settledFacts: Said[] = [
  { key: 'suspectedCrime', value: true, basis: '按编号遍历读取，已报案' },
  { key: 'severeConsequences', value: true, basis: '身份资料可被用于冒名注册和诈骗' },
  { key: 'productFlaw', value: true, basis: '本单位对外提供的控制台接口存在缺陷，已关闭' },
  { key: 'nationalSecurity', value: false, basis: '法务判断' },
  { key: 'crossBorder', value: false, basis: '数据未提供至境外' },
  { key: 'foreignRequest', value: false, basis: '未收到' },
  ...text('harm', {
    'zh-CN': '他人可能冒充客服实施诈骗，或冒用身份注册账号',
    en: 'Others may pose as customer service to defraud, or register accounts in another name',
  }),
  ...text('measuresPlanned', {
    'zh-CN': '11 月 30 日前完成全部导出接口的复测，并公布结果',
    en: 'By 30 November we will have tested every export again and published the result',
  }),
  ...text('advice', {
    'zh-CN':
      '不要向任何来电者提供验证码，不要转账。在「账号与安全」查看近期登录，改掉与姓名、生日相关的密码。如发现被冒名注册，联系我们并报警',
    en: 'Do not give a verification code to any caller and do not transfer money. Check recent sign-ins under Account and security, and change passwords that contain your name or birthday. If an account was opened in your name, contact us and the police',
  }),
  ...text('remedies', {
    'zh-CN': '免费身份冒用监测 12 个月，无需申请，登录后即可使用；因此产生的损失可致电登记',
    en: 'Free identity monitoring for 12 months, ready when you sign in; losses caused by this can be registered by phone',
  }),
  ...text('trend', {
    'zh-CN': '接口关闭后没有新的越权访问；论坛与暗网监测中未见样本扩散',
    en: 'No further access since the export was closed; monitoring of forums shows no spread of samples',
  }),
  ...text('leads', {
    'zh-CN': '访问来自 14 个地址，按编号顺序遍历；归属未定',
    en: 'Requests came from 14 addresses and walked through the numbers in order; whose they are is not established',
  }),
  ...text('evidence', {
    'zh-CN': '导出接口访问日志已冻结并登记摘要，服务器镜像已留存',
    en: 'Access logs of the export are frozen with their digests on record; server images are kept',
  }),
  ...text('contact', {
    'zh-CN': '个人信息保护专员，400-000-0000（24 小时）',
    en: 'Privacy office, 400-000-0000 (24 hours)',
  }),
]

/** After the logs were read: people, not calls. */
export const countedFacts: Said[] = [
  {
    key: 'people',
    value: { low: 1_000, best: 1_000, high: 1_001 },
    basis: '日志逐条比对，按证件号码去重；1 行待业务方更正',
  },
  {
    key: 'regions',
    value: [
      { region: 'CN', people: 975 },
      { region: 'SG', people: 25 },
    ],
    basis: '按注册地',
  },
  { key: 'minors', value: { under14: 6, under18: 12 }, basis: '按证件号码' },
  { key: 'harmsRights', value: true, basis: '身份资料可被冒用' },
  { key: 'importantData', value: false, basis: '数据安全组判断' },
  { key: 'lossYuan', value: { low: 0, best: 200_000, high: 600_000 }, basis: '财务估算，含监测服务费用' },
]

export const notes = {
  found: '查明入口：导出接口未校验租户归属，按编号遍历。访问来源 14 个地址，归属未定。',
  checked: '措施生效已复核：换用旧令牌与新令牌各试 20 次，均被拒绝。',
  press: '口径已备：只答已核实的事实，不推测对方是谁。',
  counted:
    '日志逐条比对完成：118.6 万次调用里，绝大多数编号不存在，没有返回资料；实际返回 1,000 人的资料，其中未满 18 周岁 12 人。',
  regraded:
    '人数降到 1,000，国家分级意见改为一般。首次报告已按较大提交，不撤回；人数和分级的变化写进补充报告。',
}

/** Tasks beyond the plan, given out near the end; minutes after the beginning. */
export const extraTasks = [
  { title: '电话联系邮件和短信都到不了的 11 人，登记结果', seat: 'customer_service', dueMinutes: 420 },
  { title: '逐个复测其余导出接口，结果写入事实清单', seat: 'security', dueMinutes: 600 },
] as const

/** What the commander says of the stages of sending. */
export const stages = {
  untested: '示例中没有真实的员工邮箱',
  released: '首批 100 人结果正常，没有退信',
}

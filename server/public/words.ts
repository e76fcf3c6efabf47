import type { Language } from '../rules/facts.ts'
import type { AnnouncementStatus } from './render.ts'

/** The frame's own words; what happened comes from the approved announcement. */
export interface PublicWords {
  status: Record<AnnouncementStatus, string>
  version: (version: number) => string
  first: (when: string) => string
  kept: (when: string) => string
  skip: string
  jump: string
  check: string
  checkHow: string
  code: string
  checkButton: string
  ours: string
  oursHow: (channel: string, when: string) => string
  notOurs: string
  notOursHow: (hotline: string) => string
  later: string
  laterHow: (hotline: string) => string
  never: string
  neverWhat: string
  contact: string
  versions: string
  current: string
  withdrawnMark: string
  withdrawn: (when: string) => string
  reason: string
  newer: (version: number) => string
  seeNewer: string
  feed: string
  own: string
  ownHow: string
  drill: string
  drillMark: string
  draft: string
  draftMark: string
  languages: string
  foot: string
  channels: Record<'email' | 'sms' | 'inSite' | 'phone', string>
}

export const publicWords: Record<Language, PublicWords> = {
  'zh-CN': {
    status: { handling: '处置中', contained: '处置中，已控制', ended: '处置结束', withdrawn: '已撤回' },
    version: (version) => `第 ${version} 版`,
    first: (when) => `首次发布 ${when}`,
    kept: (when) => `本页至少保留到 ${when}`,
    skip: '跳到正文',
    jump: '收到我们的短信或邮件？先核对真假',
    check: '这条消息真的是我们发的吗？',
    checkHow: '把消息里的核对码填在这里。不需要手机号、密码或短信验证码。',
    code: '核对码',
    checkButton: '核对',
    ours: '是我们发的',
    oursHow: (channel, when) => `${when}以${channel}发出。与您收到的内容不同，即为假冒。`,
    later: '核对次数太多，请过十分钟再试',
    laterHow: (hotline) => (hotline ? `也可以自行拨打 ${hotline} 核对。` : ''),
    notOurs: '没有这个核对码',
    notOursHow: (hotline) =>
      `我们没有发过带这个核对码的消息。请先看看是否填错；没有填错的，不要照消息去做，可致电 ${hotline}。`,
    never: '我们绝不会',
    neverWhat: '索要密码或验证码、要求转账、让您下载软件。',
    contact: '联系我们',
    versions: '本公告的各个版本',
    current: '您正在看的版本',
    withdrawnMark: '已撤回',
    withdrawn: (when) => `本公告已于 ${when}撤回。`,
    reason: '原因：',
    newer: (version) => `这不是最新的版本。最新的是第 ${version} 版。`,
    seeNewer: '看最新的版本',
    feed: '订阅本公告的更新（Atom）',
    own: '查看发给我的通知',
    ownHow: '邮件或者站内信里有个人查询码的，可以在这里打开发给您本人的通知。',
    drill: '演练：本页不是真实事件',
    drillMark: '演练',
    draft: '草稿：本页尚未发布，仅工作人员可见',
    draftMark: '草稿',
    languages: '语言',
    foot: '本页没有脚本，不记录您的浏览，也不会要求登录。',
    channels: { email: '邮件', sms: '短信', inSite: '站内信', phone: '电话' },
  },
  en: {
    status: {
      handling: 'Work continues',
      contained: 'Contained, work continues',
      ended: 'Response ended',
      withdrawn: 'Withdrawn',
    },
    version: (version) => `Version ${version}`,
    first: (when) => `First published ${when}`,
    kept: (when) => `Kept until ${when} or later`,
    skip: 'Skip to the text',
    jump: 'Got a message from us? Check it is real',
    check: 'Did this message really come from us?',
    checkHow:
      'Enter the check code from the message. We do not need your phone number, password or any other code.',
    code: 'Check code',
    checkButton: 'Check',
    ours: 'Yes, we sent it',
    oursHow: (channel, when) =>
      `Sent by ${channel} on ${when}. If your message says anything different, it is not ours.`,
    later: 'Too many codes were tried; please try again in ten minutes',
    laterHow: (hotline) => (hotline ? `You can also call ${hotline} yourself.` : ''),
    notOurs: 'We know no such code',
    notOursHow: (hotline) =>
      `We sent no message with this code. Look whether it was typed as written. If it was, do not act on the message. You can call ${hotline}.`,
    never: 'We will never',
    neverWhat: 'ask for a password or code, ask for money, or tell you to install an app.',
    contact: 'Contact us',
    versions: 'Versions of this announcement',
    current: 'the one you are reading',
    withdrawnMark: 'withdrawn',
    withdrawn: (when) => `This announcement was withdrawn on ${when}.`,
    reason: 'Reason: ',
    newer: (version) => `This is not the newest version. The newest is version ${version}.`,
    seeNewer: 'Read the newest version',
    feed: 'Follow this announcement (Atom)',
    own: 'Read my own notice',
    ownHow:
      'If your e-mail or in-site message gave you a personal code, you can open the notice that was sent to you here.',
    drill: 'Exercise: this page is not about a real incident',
    drillMark: 'EXERCISE',
    draft: 'Draft: not published, seen by staff only',
    draftMark: 'DRAFT',
    languages: 'Language',
    foot: 'This page runs no script, keeps no track of you and never asks you to sign in.',
    channels: { email: 'e-mail', sms: 'text message', inSite: 'in-site message', phone: 'phone' },
  },
}

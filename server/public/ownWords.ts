import type { Language } from '../rules/facts.ts'

/** The words around somebody's own notice. */
export interface OwnWords {
  title: string
  lede: string
  code: string
  codeHow: string
  open: string
  nothing: string
  nothingHow: (hotline: string) => string
  later: string
  sent: (channel: string, when: string) => string
  older: string
  corrected: string
  supplemented: string
  fallen: (when: string) => string
  foot: string
  channels: Record<'email' | 'sms' | 'inSite' | 'phone', string>
}

export const ownWords: Record<Language, OwnWords> = {
  'zh-CN': {
    title: '查看发给我的通知',
    lede: '填写邮件或者站内信里的个人查询码，就能看到我们发给您本人的通知全文。',
    code: '个人查询码',
    codeHow: '20 位字母和数字，大小写、空格和横线不影响。我们不会用短信发送个人查询码。',
    open: '打开通知',
    nothing: '没有找到与这个查询码对应的通知',
    nothingHow: (hotline) =>
      `请核对是否填错。查询码自发送之日起 90 天内有效。${hotline ? `仍打不开的，可自行拨打 ${hotline}。` : ''}`,
    later: '尝试次数太多，请过十分钟再试',
    sent: (channel, when) => `${when}以${channel}发给您`,
    older: '此前发给您的通知',
    corrected: '这份通知已由后来的更正通知更正，两次不一致的，以更正后的为准。',
    supplemented: '此后还有补充通知，见上。',
    fallen: (when) => `我们已于 ${when}停止使用这份通知的文字，更新后的内容会另行告知。`,
    foot: '本页没有脚本，不记录您的浏览，也不会留在浏览器里。看完请关闭本页。',
    channels: { email: '邮件', sms: '短信', inSite: '站内信', phone: '电话' },
  },
  en: {
    title: 'Read my own notice',
    lede: 'Enter the personal code from our e-mail or in-site message to read the whole notice that we sent to you.',
    code: 'Personal code',
    codeHow:
      '20 letters and digits; capitals, spaces and dashes do not matter. We never send a personal code by text message.',
    open: 'Open the notice',
    nothing: 'We found no notice for this code',
    nothingHow: (hotline) =>
      `Check that it was typed as written. A code is valid for 90 days after it was sent. ${hotline ? `If it still does not open, you can call ${hotline}.` : ''}`,
    later: 'Too many codes were tried; try again in ten minutes',
    sent: (channel, when) => `Sent to you by ${channel} on ${when}`,
    older: 'What we sent you before',
    corrected: 'This notice has been corrected since. Where the two differ, the correction holds.',
    supplemented: 'Further information has been sent since, see above.',
    fallen: (when) => `We stopped using this text on ${when}. We will tell you what takes its place.`,
    foot: 'This page runs no script, keeps no track of you and is not kept by your browser. Close it when you have read it.',
    channels: { email: 'e-mail', sms: 'text message', inSite: 'in-site message', phone: 'phone' },
  },
}

import type { FactKey, Wording } from './facts.ts'
import type { PartKey } from './notice.ts'

export type ContentKey =
  | 'kinds'
  | 'categories'
  | 'cause'
  | 'harm'
  | 'taken'
  | 'planned'
  | 'advice'
  | 'remedies'
  | 'contact'

export interface NoticeContent {
  key: ContentKey
  fact: FactKey
  part: PartKey | 'contact'
  label: Wording
  article: Wording
  /** May an early notice say that it is being verified? What people must act on may not. */
  mayBeUnknown: boolean
}

/** PIPL Art. 57(1), one of its three items. */
export const pipl = (item: string, number: number): Wording => ({
  'zh-CN': `《个人信息保护法》第五十七条第一款第${item}项`,
  en: `PIPL Art. 57(1)(${number})`,
})
export const policy: Wording = { 'zh-CN': '隐私政策 4.4', en: 'privacy policy 4.4' }
const content = (
  key: ContentKey,
  fact: FactKey,
  part: NoticeContent['part'],
  [zh, en]: [string, string],
  article: Wording,
  mayBeUnknown = false,
): NoticeContent => ({ key, fact, part, label: { 'zh-CN': zh, en }, article, mayBeUnknown })

/** What a notice to people must hold: PIPL Art. 57(1) items 1-3 (six contents) and the policy's own promises. */
export const noticeContents: readonly NoticeContent[] = [
  content('kinds', 'breachKinds', 'happened', ['事件基本情况', 'what happened'], policy, true),
  content(
    'categories',
    'categories',
    'happened',
    ['涉及的信息种类', 'categories of information'],
    pipl('一', 1),
    true,
  ),
  content('cause', 'cause', 'happened', ['原因', 'cause'], pipl('一', 1), true),
  content('harm', 'harm', 'happened', ['可能造成的危害', 'possible harm'], pipl('一', 1), true),
  content('taken', 'measuresTaken', 'measures', ['已采取的补救措施', 'measures taken'], pipl('二', 2)),
  content('planned', 'measuresPlanned', 'measures', ['将要采取的措施', 'measures planned'], policy, true),
  content(
    'advice',
    'advice',
    'protect',
    ['个人可以采取的减轻危害的措施', 'how people can reduce harm'],
    pipl('二', 2),
  ),
  content('remedies', 'remedies', 'remedy', ['对个人的补救措施', 'remedies for people'], policy),
  content('contact', 'contact', 'contact', ['处理者的联系方式', "the handler's contact"], pipl('三', 3)),
]

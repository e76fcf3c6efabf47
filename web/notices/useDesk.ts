import { createContext, use } from 'react'
import type { NoticeDraftView, NoticeView } from '../../server/contract/notices.ts'
import type { Language } from '../../server/rules/facts.ts'
import type { ChannelKey, NoticeWords } from '../../server/rules/notice.ts'
import type { NoticePlace } from '../../server/rules/noticeWork.ts'

/** What lies on the desk: a notice, the text chosen of it, and the channel it is looked at through. */
export interface OnDesk {
  notice: NoticeView
  channel: ChannelKey
  language: Language
  /** The text chosen; absent where this reader has none in this language. */
  draft: NoticeDraftView | undefined
  params: { incidentId: string; noticeId: string }
}

export const DeskContext = createContext<OnDesk | undefined>(undefined)

export function useDesk(): OnDesk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('useDesk outside of Desk')
  return desk
}

export const placeOf = ({ group, language, audience }: NoticePlace): NoticePlace => ({
  group,
  language,
  audience,
})

/** The fields a person sees through each channel; the four parts are shared, so channels cannot contradict each other. */
export const fieldsOfChannel: Record<ChannelKey, readonly (keyof NoticeWords)[]> = {
  email: ['title', 'greeting', 'lede', 'parts', 'contact', 'verification', 'closing'],
  inSite: ['title', 'greeting', 'lede', 'parts', 'contact', 'verification', 'closing'],
  sms: ['sms'],
  phone: ['phone', 'parts', 'contact'],
  announcement: ['title', 'lede', 'parts', 'contact', 'verification'],
}

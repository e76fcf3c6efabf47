import type { Language } from './facts.ts'
import type { NoticeWords } from './notice.ts'

/** Why there is another notice: other people, what was wrong the first time, what was found out since. */
export const noticePurposes = ['first', 'correction', 'supplement'] as const
export type NoticePurpose = (typeof noticePurposes)[number]

interface Opening {
  title: string
  sentence: string
  sms: string
}

const openings: Record<Exclude<NoticePurpose, 'first'>, Record<Language, Opening>> = {
  correction: {
    'zh-CN': {
      title: '更正：',
      sentence: '我们此前已就这起事件作出告知。本次更正此前的内容，两次不一致的，以本次为准。',
      sms: '更正此前告知：',
    },
    en: {
      title: 'Correction: ',
      sentence:
        'We have told you of this incident before. This message corrects what we said; where the two differ, this one holds.',
      sms: 'Correction of our earlier message: ',
    },
  },
  supplement: {
    'zh-CN': {
      title: '补充告知：',
      sentence: '我们此前已就这起事件作出告知。以下是后来查明的情况和新采取的措施。',
      sms: '补充此前告知：',
    },
    en: {
      title: 'Further information: ',
      sentence: 'We have told you of this incident before. This is what we have found out and done since.',
      sms: 'Further to our earlier message: ',
    },
  },
}

/**
 * Says in the title, the SMS and the first part that an earlier notice is corrected or completed, so that nobody takes
 * the second message for a second incident. The first part, because on the phone it is read only to whom it concerns.
 */
export function wordedFor(words: NoticeWords, purpose: NoticePurpose, language: Language): NoticeWords {
  if (purpose === 'first') return words
  const { title, sentence, sms } = openings[purpose][language]
  return {
    ...words,
    title: title + words.title,
    parts: { ...words.parts, happened: `${sentence}\n${words.parts.happened}` },
    sms: words.sms && sms + words.sms,
  }
}

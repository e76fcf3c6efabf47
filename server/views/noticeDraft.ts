import type { NoticeDraftView } from '../contract/notices.ts'
import type { JudgedDraft } from '../rules/noticeJudge.ts'
import { type NoticeBody, type NoticePlan, placedTexts } from '../rules/noticeWork.ts'
import { chineseRule, countSms } from '../rules/sms.ts'

/** One text with what it lacks, what the check found in it, and what its SMS is billed as. */
export function draftView(judged: JudgedDraft, body: NoticeBody, plan: NoticePlan): NoticeDraftView {
  const { draft, gaps, contents, findings } = judged
  const { group, language, audience, words, behind } = draft
  return {
    group,
    language,
    audience,
    words,
    behind,
    gaps: gaps.map(({ content, kind, label, article, blocking, ...at }) => ({
      content,
      kind,
      label,
      article,
      blocking,
      group: at.group,
      language: at.language,
      audience: at.audience,
    })),
    contents,
    findings,
    sms: smsOf(judged, body, plan),
  }
}

/** Counted as gateways in mainland China count, the signature included; a check code stands for its placeholder. */
function smsOf({ draft, missingParams }: JudgedDraft, body: NoticeBody, plan: NoticePlan) {
  const { sms } = placedTexts(draft, body, plan)
  if (!sms) return null
  const text = sms.text.replaceAll(/\{\{\s*person\.code\s*\}\}/g, sampleCode)
  return { text: sms.text, count: countSms(text, chineseRule), missingParams }
}

/** As long as a check code is. */
export const sampleCode = 'K7M4-2QXT'

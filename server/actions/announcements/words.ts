import type { Sql } from '../../../db/database.ts'
import type { Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import type { AnnouncementBody, AnnouncementProgress } from '../../rules/announcement.ts'
import type { AnnouncementText } from '../../rules/notice.ts'
import { completeLanguages, judgeNotice } from '../../rules/noticeJudge.ts'
import { textsOf } from '../../rules/noticeTexts.ts'
import { draftsMeant } from '../../rules/noticeWork.ts'
import { judgeFor, materialOf } from '../notices/material.ts'
import { openNotice } from '../notices/open.ts'

/** Words as somebody typed them, or those of a notice. */
export type AnnouncementWords =
  | { noticeId: string }
  | {
      texts: { 'zh-CN'?: AnnouncementText; en?: AnnouncementText }
      progress: AnnouncementProgress
    }

/** The body that follows: a notice's announcement text in its complete languages, or what was typed. */
export async function bodyOf(
  ctx: Context,
  sql: Sql,
  incidentId: string,
  words: AnnouncementWords,
  last?: AnnouncementBody,
): Promise<AnnouncementBody> {
  if (!('noticeId' in words)) return { ...words, from: last?.from ?? null }
  const { current } = await openNotice(sql, incidentId, words.noticeId)
  const { content, plan, noticeId, version } = current
  const material = await materialOf(ctx, sql, incidentId)
  const complete = completeLanguages(judgeNotice(content, plan, judgeFor(material, content.sender)))
  const languages = complete.length > 0 ? complete : plan.languages
  const drafts = draftsMeant(content, { ...plan, languages }).filter(({ audience }) => audience === 'public')
  const texts = drafts.flatMap((draft) => {
    const text = textsOf(draft, { signature: '' }).announcement
    return text ? [[draft.language, text] as const] : []
  })
  if (texts.length === 0) throw conflict('no_announcement_text', 'This notice has no text for the public.')
  return {
    texts: Object.fromEntries(texts),
    progress: last?.progress ?? 'handling',
    from: { noticeId, version },
  }
}

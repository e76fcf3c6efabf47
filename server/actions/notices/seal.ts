import type { NoticeVersionRow } from '../../../db/queries/notices.ts'
import type { Language } from '../../rules/facts.ts'
import { noticeDigestInput } from '../../rules/notice.ts'
import { sealedVersion } from '../../rules/noticeWork.ts'
import { digestOf } from '../record.ts'

/** SHA-256 of what an approval of these languages would bind: texts, recipients, bound, order of channels, policy. */
export const sealOf = (
  row: Pick<NoticeVersionRow, 'noticeId' | 'version' | 'content' | 'plan'>,
  incidentId: string,
  languages: readonly Language[],
): string => {
  const { noticeId, version, content, plan } = row
  return digestOf(
    noticeDigestInput(sealedVersion({ noticeId, incidentId, version }, content, plan, languages)),
  )
}

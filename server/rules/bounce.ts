import type { RetryClass } from './delivery.ts'
import { throttleWords } from './smtpReply.ts'

/** The fields of RFC 3464 2.3 that say what became of one recipient. */
export interface RecipientReport {
  /** `failed`, `delayed`, `delivered`, `relayed` or `expanded`. */
  action: string
  /** RFC 3463, such as `5.1.1`; '' when absent. */
  status: string
  /** The other server's own reply. */
  diagnostic: string
}

export type BounceVerdict =
  | { state: 'failed'; code: string }
  | { state: 'delivered'; code: string }
  | { state: 'again'; retry: RetryClass; code: string }

/**
 * What a report on one recipient means. `delayed`, `relayed` and `expanded` settle nothing: `null`. A failure of class 5 is
 * final (RFC 3463 2); one of class 4 is a relay that gave up on something passing, so the message goes out once more; and one
 * that speaks of frequency is a rate limit whatever its class (QQ Mail answers 550 for it).
 */
export function judgeReport({ action, status, diagnostic }: RecipientReport): BounceVerdict | null {
  const code = wordsOf(status, diagnostic)
  if (action === 'delivered') return { state: 'delivered', code }
  if (action !== 'failed') return null
  if (throttleWords.test(diagnostic)) return { state: 'again', retry: 'throttled', code }
  if (classOf(status, diagnostic) === '4') return { state: 'again', retry: 'deferred', code }
  return { state: 'failed', code }
}

/** One message may have been passed on to several addresses: whoever was reached counts, else the first that failed. */
export function judgeReports(reports: readonly RecipientReport[]): BounceVerdict | null {
  const verdicts = reports.map(judgeReport).filter((verdict) => verdict !== null)
  return verdicts.find(({ state }) => state === 'delivered') ?? verdicts[0] ?? null
}

/** The status says more than the reply's own digits, unless it says nothing (`5.0.0`) or is absent. */
function classOf(status: string, diagnostic: string): string | undefined {
  const reply = /(?:^|[^\d.])([245])\d\d(?![\d.])/.exec(diagnostic)?.[1]
  const vague = status === '' || /^\d\.0\.0$/.test(status)
  return vague ? (reply ?? status[0]) : status[0]
}

/** Status and reply in at most 200 characters; the person's address is not repeated in them. */
const wordsOf = (status: string, diagnostic: string): string =>
  `${status} ${diagnostic.replace(/^\s*smtp\s*;\s*/i, '')}`
    .replace(/<?[^\s<>@]+@[^\s<>]+>?/g, '<>')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)

import type { RetryClass } from './delivery.ts'

/** The step of the SMTP dialogue that a reply answers. `dot` = the end of the message. */
export type SmtpStep = 'mail' | 'rcpt' | 'data' | 'dot'

export type Judgement =
  | { outcome: 'ok' }
  | { outcome: 'failed'; code: string }
  | { outcome: 'again'; as: RetryClass; code: string }

/**
 * Rate limits that some providers answer in the permanent class (QQ Mail: "550 Connection frequency limited"): by the
 * first digit alone these people would be given up for good.
 */
export const throttleWords =
  /frequen|rate.?limit|too (many|fast|much)|throttl|try again|later|频率|过于频繁|稍后/i

/** Syntax, order of commands, sign-in: the dialogue is at fault, not the recipient (RFC 5321 4.2.2, RFC 4954 6). */
const aboutTheDialogue = new Set([500, 501, 502, 503, 504, 530, 534, 535, 538])

/**
 * What a reply means for one recipient (RFC 5321 4.2.1). 2xx (354 for DATA) goes on; 4xx comes back later; 5xx is final for the
 * recipient unless it speaks of frequency. A 5xx to MAIL is about the sender, not the person, so nobody is given up for it;
 * nor for one about the dialogue itself.
 */
export function judgeReply(step: SmtpStep, code: number, text: string): Judgement {
  if (code >= 200 && code < 400) return { outcome: 'ok' }
  const said = `${code} ${text}`.slice(0, 200)
  if (throttleWords.test(text)) return { outcome: 'again', as: 'throttled', code: said }
  if (code >= 500 && step !== 'mail' && !aboutTheDialogue.has(code)) return { outcome: 'failed', code: said }
  return { outcome: 'again', as: 'deferred', code: said }
}

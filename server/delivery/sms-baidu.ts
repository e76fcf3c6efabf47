import { createHash, timingSafeEqual } from 'node:crypto'
import { bceAuthorization } from './bceSignature.ts'
import type { Outcome, Outgoing } from './channel.ts'
import { queryOf } from './percent.ts'
import type { Receipt } from './receipts.ts'
import {
  type Callback,
  channelFault,
  readJson,
  type SmsAnswer,
  type SmsKind,
  type SmsRequest,
  saidOf,
  throttled,
  unsure,
} from './sms-provider.ts'
import { callOf, filedOf, paramsFor } from './smsFilled.ts'
import { plainNumber } from './smsNumber.ts'
import type { SmsSettings } from './smsUrl.ts'

/** A client token holds for three minutes; the last seconds are left to the way there. */
const replayMs = 170_000

/**
 * Baidu AI Cloud SMS, v3: one filed template for up to 200 numbers. `clientToken` is the call's id, so the same call sent
 * again within three minutes is answered, not sent, again; the same token over another body is refused. There is nothing
 * to ask a call's fate by: what stays unknown waits for the receipt, which carries `custom`.
 */
export const baidu: SmsKind = {
  mostPerCall: 200,
  mostPersonal: 1,
  name: { 'zh-CN': '百度智能云短信', en: 'Baidu AI Cloud SMS' },
  thanks: { ok: true },
  tokenInPath: false,
  filedOnly: true,
  countryOf: (host) => (/^smsv3\.(bj|su|gz|bd|fwh)\.baidubce\.com$/.test(host) ? 'CN' : null),
  needs: {
    signature: 'the id of the filed signature, sms-sign-...',
    token: 'the token of the status callback, as the SMS console shows it',
  },
  connect: (settings) => ({
    submit: (members) => sendSms(settings, members),
    judge,
    replayMs,
    query: async (ask, _call, members, now) => {
      const youngest = Math.max(...members.map(({ calledAt }) => calledAt))
      if (now - youngest >= replayMs) return null
      return judge(await ask(sendSms(settings, members)), members).filter(isCertain)
    },
    verify: async (ask) => {
      const answer = await ask(signed(settings, 'GET', '/sms/v3/quota', { userQuery: '' }))
      const said = readJson<BceError>(answer.text)
      return {
        ok: answer.status === 200,
        message: saidOf(settings.url.host, answer.status, said?.code, said?.message),
      }
    },
  }),
  isGenuine: ({ token }, callback) => token !== '' && isSigned(token, callback),
  readReceipts(body) {
    const said = readJson<unknown>(body)
    return (Array.isArray(said) ? said : [said]).flatMap(receiptOf)
  },
}

/** A repetition that was refused says nothing of the first call. */
const isCertain = ({ as }: Outcome): boolean => as === 'accepted' || as === 'failed'

interface BceError {
  code: string
  message: string
}

function sendSms(settings: SmsSettings, members: readonly Outgoing[]): SmsRequest {
  const { template } = filedOf(members)
  // The body is compared on repetition, so its numbers keep one order.
  const inOrder = members.toSorted((a, b) => a.id - b.id)
  const body = JSON.stringify({
    mobile: inOrder.map(({ to }) => mobileOf(to)).join(','),
    template,
    signatureId: settings.signatureId,
    contentVar: paramsFor(inOrder[0]!),
    custom: callOf(members),
  })
  return signed(settings, 'POST', '/api/v3/sendSms', { clientToken: callOf(members) }, body)
}

/** Eleven digits at home, E.164 with its plus sign elsewhere. */
const mobileOf = (e164: string): string => (e164.startsWith('+86') ? plainNumber(e164) : e164)

function signed(
  { url, key, secret }: SmsSettings,
  method: 'GET' | 'POST',
  path: string,
  query: Record<string, string>,
  body = '',
): SmsRequest {
  const timestamp = `${new Date().toISOString().slice(0, 19)}Z`
  const headers = { host: url.host, 'x-bce-date': timestamp }
  const authorization = bceAuthorization(
    { method, path, query, headers },
    { key, secret, timestamp, lasts: 1800 },
  )
  return {
    url: new URL(`${path}?${queryOf(query)}`, url),
    method,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-bce-date': timestamp,
      authorization,
    },
    body,
  }
}

interface Said {
  code: string
  message: string
  data: { code: string; message?: string; mobile?: string; messageId?: string }[]
}

function judge({ status, text }: SmsAnswer, members: readonly Outgoing[]): Outcome[] {
  if (status === 429) return throttled(members, '429')
  if (status >= 500) return unsure(members, saidOf(status, text))
  const said = readJson<Said>(text)
  if (!said) return status < 300 ? unsure(members, 'no_answer') : channelFault(members, saidOf(status, text))
  if (said.code === 'IdempotentParameterMismatch') return unsure(members, said.code)
  if (Array.isArray(said.data) && said.data.length) return judgeNumbers(said.data, members)
  if (said.code === '1000') return unsure(members, 'no_answer')
  return judgeCode(String(said.code ?? status), said.message ?? '', members)
}

function judgeNumbers(data: Said['data'], members: readonly Outgoing[]): Outcome[] {
  const byNumber = new Map(data.map((item) => [plainNumber(item.mobile ?? ''), item]))
  return members.flatMap((member): Outcome[] => {
    const item = byNumber.get(plainNumber(member.to))
    if (!item) return unsure([member], 'no_answer')
    if (item.code === '1000') return [{ id: member.id, as: 'accepted', ref: item.messageId ?? '' }]
    return judgeCode(item.code, item.message ?? '', [member])
  })
}

/** Malformed and invalid numbers; black lists and complaint lists (response codes 4503, 4507, 464x, 465x). */
const aboutTheNumber = /^(4503|4507|46[45]\d)$/
const aboutTheRate = /频|流控|限流|frequen|rate.?limit|too many|throttl/i
/** Parameters, templates, signatures, the account itself (45xx, 46xx, 60xx), and the platform's own words for them. */
const aboutTheChannel = /^(4[56]\d\d|60\d\d|[A-Za-z]\w+)$/

function judgeCode(code: string, message: string, members: readonly Outgoing[]): Outcome[] {
  const said = saidOf(code, message)
  if (aboutTheNumber.test(code) && members.length === 1)
    return members.map(({ id }) => ({ id, as: 'failed', code: said }))
  if (aboutTheRate.test(said)) return throttled(members, said)
  if (aboutTheChannel.test(code) && !aboutTheNumber.test(code)) return channelFault(members, said)
  return members.map(({ id }) => ({ id, as: 'again', retry: 'deferred', code: said }))
}

/** `signature` = md5(token + timestamp + body) in hex, which some senders write without its leading zeros. */
function isSigned(token: string, { headers, body }: Callback): boolean {
  const wanted = createHash('md5')
    .update(token + (headers.timestamp ?? '') + body)
    .digest('hex')
  const given = (headers.signature ?? '').toLowerCase().padStart(wanted.length, '0')
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted))
}

interface StatusReport {
  code: string
  mobile: string
  custom: string
  messageId: string
  carrierCode: string
}

/** `0` delivered, `2` failed; anything else is not a receipt. */
function receiptOf(value: Partial<StatusReport> | null): Receipt[] {
  const { code, mobile, custom, carrierCode } = value ?? {}
  const status = ({ '0': 'delivered', '2': 'failed' } as const)[String(code)]
  if (!status || typeof mobile !== 'string' || typeof custom !== 'string') return []
  return [
    {
      requestId: custom,
      number: mobile,
      status,
      code: status === 'failed' ? saidOf(carrierCode) : null,
    },
  ]
}

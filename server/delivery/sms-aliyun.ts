import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { acsHeaders, formOf } from './acsSignature.ts'
import { askAboutCall } from './aliyunDetails.ts'
import type { Outcome, Outgoing } from './channel.ts'
import { queryOf } from './percent.ts'
import type { Receipt } from './receipts.ts'
import {
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

/** Endpoints by where they stand; any other must be declared. */
const countries: Record<string, string> = {
  'dysmsapi.aliyuncs.com': 'CN',
  'dysmsapi.cn-hongkong.aliyuncs.com': 'HK',
  'dysmsapi.ap-southeast-1.aliyuncs.com': 'SG',
  'dysmsapi.eu-central-1.aliyuncs.com': 'DE',
}
const mainland = /^dysmsapi\.cn-(?!hongkong)[a-z-]+\.aliyuncs\.com$/

/**
 * Alibaba Cloud SMS (2017-05-25): SendSms for up to 1,000 numbers with the same words, SendBatchSms for up to 100 with their
 * own. It knows no idempotency, so a call is never repeated: `OutId` is the call's id, and what became of it is asked.
 * Its callbacks are not signed; they are known by a token at the end of the address.
 */
export const aliyun: SmsKind = {
  mostPerCall: 1_000,
  mostPersonal: 100,
  name: { 'zh-CN': '阿里云短信', en: 'Alibaba Cloud SMS' },
  thanks: { code: 0, msg: 'ok' },
  tokenInPath: true,
  filedOnly: true,
  countryOf: (host) => countries[host] ?? (mainland.test(host) ? 'CN' : null),
  needs: { token: 'a long random word of your own; the callback address is /api/receipts/aliyun/<token>' },
  connect: (settings) => ({
    submit: (members) => send(settings, members),
    judge,
    replayMs: 0,
    query: (ask, call, members, now) =>
      askAboutCall((action, query) => ask(signed(settings, action, query)), call, members, now),
    verify: async (ask) => {
      const query = { PageIndex: '1', PageSize: '1' }
      const answer = await ask(signed(settings, 'QuerySmsSignList', query))
      const said = readJson<AcsAnswer>(answer.text)
      return {
        ok: said?.Code === 'OK',
        message: saidOf(settings.url.host, answer.status, said?.Code, said?.Message),
      }
    },
  }),
  isGenuine: (settings, { token }) => settings.token !== '' && isSame(token, settings.token),
  readReceipts(body) {
    const said = readJson<unknown>(body)
    return Array.isArray(said) ? said.flatMap(receiptOf) : []
  },
}

export interface AcsAnswer {
  Code: string
  Message: string
  BizId: string
}

function send(settings: SmsSettings, members: readonly Outgoing[]): SmsRequest {
  const { template, signature } = filedOf(members)
  const shared = { TemplateCode: template, OutId: callOf(members) }
  const params = members.map((member) => JSON.stringify(paramsFor(member)))
  const numbers = members.map(({ to }) => plainNumber(to))
  if (params.every((each) => each === params[0])) {
    const alike = { PhoneNumbers: numbers.join(','), SignName: signature, TemplateParam: params[0] ?? '{}' }
    return signed(settings, 'SendSms', { ...shared, ...alike })
  }
  return signed(settings, 'SendBatchSms', shared, {
    PhoneNumberJson: JSON.stringify(numbers),
    SignNameJson: JSON.stringify(numbers.map(() => signature)),
    TemplateParamJson: `[${params.join(',')}]`,
  })
}

function signed(
  { url, key, secret }: SmsSettings,
  action: string,
  query: Record<string, string>,
  form?: Record<string, string>,
): SmsRequest {
  const body = form ? formOf(form) : ''
  const contentType = form ? { contentType: 'application/x-www-form-urlencoded' } : {}
  const timestamp = `${new Date().toISOString().slice(0, 19)}Z`
  const { host: _, ...headers } = acsHeaders(
    { method: 'POST', host: url.host, action, version: '2017-05-25', query, body, ...contentType },
    { key, secret, timestamp, nonce: randomUUID() },
  )
  return { url: new URL(`/?${queryOf(query)}`, url), method: 'POST', headers, body }
}

/** The account's own ceiling for the day or month: nobody's try is used up while it lasts. */
const aboutTheAccount = new Set(['isv.DAY_LIMIT_CONTROL', 'isv.MONTH_LIMIT_CONTROL', 'isv.AMOUNT_NOT_ENOUGH'])
const aboutTheNumber = new Set([
  'isv.MOBILE_NUMBER_ILLEGAL',
  'isv.BLACK_KEY_CONTROL_LIMIT',
  'isv.DOMESTIC_NUMBER_NOT_SUPPORTED',
])
const tooMuch = 'isv.BUSINESS_LIMIT_CONTROL'

/** The answer is the whole call's: a refusal for one person's sake is found by halving, since nothing of it was sent. */
function judge({ status, text }: SmsAnswer, members: readonly Outgoing[]): Outcome[] | 'split' {
  const said = readJson<AcsAnswer>(text)
  const code = said?.Code ?? ''
  const words = saidOf(code || status, said?.Message)
  if (code === 'OK') return members.map(({ id }) => ({ id, as: 'accepted', ref: said?.BizId ?? '' }))
  if (code.startsWith('Throttling') || status === 429) return throttled(members, words)
  if (aboutTheAccount.has(code)) return channelFault(members, words)
  if ((aboutTheNumber.has(code) || code === tooMuch) && members.length > 1) return 'split'
  if (code === tooMuch) return throttled(members, words)
  if (aboutTheNumber.has(code)) return members.map(({ id }) => ({ id, as: 'failed', code: words }))
  if (!code || status >= 500 || code === 'isp.SYSTEM_ERROR') return unsure(members, words)
  return channelFault(members, words)
}

/** Compared by digest, so that the time it takes tells nothing of the token. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}

interface Report {
  phone_number: string
  success: boolean
  err_code: string
  out_id: string
}

function receiptOf(value: Partial<Report> | null): Receipt[] {
  const { phone_number, success, err_code, out_id } = value ?? {}
  if (typeof phone_number !== 'string' || typeof out_id !== 'string' || typeof success !== 'boolean')
    return []
  const status = success ? 'delivered' : 'failed'
  return [{ requestId: out_id, number: phone_number, status, code: success ? null : saidOf(err_code) }]
}

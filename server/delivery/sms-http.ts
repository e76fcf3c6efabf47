import type { Outcome, Outgoing, Queried } from './channel.ts'
import { isReceipt, type Receipt } from './receipts.ts'
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
import { callOf, filledFor, paramsFor } from './smsFilled.ts'
import { signBody, verifyBody } from './smsSignature.ts'
import type { SmsSettings } from './smsUrl.ts'

/** Any gateway that speaks the console's own small protocol (README, "SMS"): free text or a filed template, 200 a call. */
export const httpGateway: SmsKind = {
  mostPerCall: 200,
  mostPersonal: 1,
  name: { 'zh-CN': '通用短信网关', en: 'generic SMS gateway' },
  thanks: { ok: true },
  tokenInPath: false,
  filedOnly: false,
  countryOf: () => null,
  needs: {},
  connect: (settings) => ({
    submit: (members) => request(settings, 'POST', '', JSON.stringify(bodyOf(members))),
    judge,
    replayMs: 0,
    query: async (ask, call, members) => {
      const answer = await ask(request(settings, 'GET', `?requestId=${encodeURIComponent(call)}`, ''))
      if (answer.status === 404) return 'absent'
      return isFine(answer) ? judgeNumbers(answer.text, members) : null
    },
    verify: async (ask) => {
      const answer = await ask(request(settings, 'GET', '?requestId=verify', ''))
      return {
        ok: isFine(answer) || answer.status === 404,
        message: `${settings.url.host} ${answer.status}`,
      }
    },
  }),
  isGenuine: ({ secret }, { headers, body }, now) => verifyBody(secret, headers, body, now),
  readReceipts(body) {
    const receipts = readJson<{ receipts: unknown }>(body)?.receipts
    if (!Array.isArray(receipts)) return []
    return receipts.filter(isReceipt).map((receipt): Receipt => ({ ...receipt, code: receipt.code ?? null }))
  },
}

const isFine = ({ status }: SmsAnswer): boolean => status >= 200 && status < 300

function judge(answer: SmsAnswer, members: readonly Outgoing[]): Outcome[] {
  if (isFine(answer)) return judgeNumbers(answer.text, members)
  if (answer.status === 429) return throttled(members, '429')
  const code = saidOf(answer.status, answer.text)
  return answer.status < 500 ? channelFault(members, code) : unsure(members, code)
}

function bodyOf(members: readonly Outgoing[]) {
  const first = members[0]!
  const { text, template, signature } = first.text
  return {
    requestId: callOf(members),
    signature,
    ...(template ? { template: template.id, params: paramsFor(first) } : { text: filledFor(first, text) }),
    numbers: members.map(({ to }) => to),
  }
}

/** `ok` is accepted; a refused number fails; a rate limit waits; a refused template or signature is the channel's fault. */
const channelFaults = new Set(['unknown_template', 'unknown_signature', 'no_balance'])

interface NumberResult {
  number: string
  code: string
  messageId?: string
}

function judgeNumbers(said: string, members: readonly Pick<Queried, 'id' | 'to'>[]): Outcome[] {
  const { results } = readJson<{ results: NumberResult[] }>(said) ?? {}
  const byNumber = new Map(Array.isArray(results) ? results.map((result) => [result.number, result]) : [])
  return members.map((member): Outcome => {
    const { id } = member
    const result = byNumber.get(member.to)
    if (!result) return { id, as: 'unknown', code: 'no_answer' }
    if (result.code === 'ok') return { id, as: 'accepted', ref: result.messageId ?? '' }
    if (result.code === 'rate_limited') return throttled([member], result.code)[0]!
    if (channelFaults.has(result.code)) return channelFault([member], result.code)[0]!
    return { id, as: 'failed', code: result.code }
  })
}

function request(settings: SmsSettings, method: 'GET' | 'POST', search: string, body: string): SmsRequest {
  const seconds = Math.floor(Date.now() / 1000)
  return {
    url: new URL(settings.url.href + search),
    method,
    headers: {
      'content-type': 'application/json',
      'x-key': settings.key,
      'x-timestamp': String(seconds),
      'x-signature': signBody(settings.secret, seconds, method === 'GET' ? search : body),
    },
    body,
  }
}

import { createHash } from 'node:crypto'
import { type Answer, type Asked, encoded, hmacHex, once, startProvider } from './provider.ts'

const ak = 'test-ak'
const sk = 'test-sk'
const token = 'callback-token'
const skewMs = 1_800_000
const tokenMs = 180_000

export interface BaiduCall {
  token: string
  mobiles: string[]
  template: string
  signatureId: string
  contentVar: Record<string, string>
  custom: string
}

export interface BaiduTricks {
  throttle?: number
  silentAfterTaking?: number
  /** Answers nothing, whatever it takes. */
  mute?: boolean
  cutBefore?: number
  /** Answers for only so many numbers of a call. */
  halfAnswers?: number
  templates?: Set<string>
  /** Response codes by eleven-digit number. */
  refuse?: Record<string, string>
  /** The provider's clock is ahead by this much. */
  clockAheadMs?: number
}

/** Baidu AI Cloud SMS as its documents tell it: bce-auth-v1 over host and x-bce-date, client tokens for three minutes. */
export async function startBaidu(tricks: BaiduTricks = {}) {
  const taken = new Map<string, { body: string; at: number; answer: Answer }>()
  const peer = { calls: [] as BaiduCall[], requests: 0, badSignatures: 0, tricks }
  const take = (asked: Asked): Answer => {
    peer.requests++
    if (once(tricks, 'cutBefore')) return 'cut'
    const refusal = refusalOf(asked, tricks.clockAheadMs ?? 0)
    if (refusal) {
      peer.badSignatures++
      return refusal
    }
    if (asked.url.pathname === '/sms/v3/quota') return { status: 200, body: { quotaPerDay: 1_000 } }
    if (once(tricks, 'throttle')) return { status: 429, body: { code: 'TooManyRequests', message: 'slow' } }
    const answer = sendSms(asked)
    return tricks.mute ? 'silence' : answer
  }
  const sendSms = ({ url, body }: Asked): Answer => {
    const clientToken = url.searchParams.get('clientToken') ?? ''
    const before = taken.get(clientToken)
    if (before && Date.now() - before.at < tokenMs) {
      if (before.body !== body) return bceError(403, 'IdempotentParameterMismatch')
      return before.answer
    }
    const said = JSON.parse(body) as Omit<BaiduCall, 'mobiles' | 'token'> & { mobile: string }
    if (tricks.templates && !tricks.templates.has(said.template))
      return { status: 200, body: { requestId: 'r', code: '4602', message: '未找到对应模板', data: [] } }
    const call = { ...said, token: clientToken, mobiles: said.mobile.split(',') }
    peer.calls.push(call)
    const answer: Answer = { status: 200, body: answerOf(call, tricks) }
    taken.set(clientToken, { body, at: Date.now(), answer })
    return once(tricks, 'silentAfterTaking') ? 'silence' : answer
  }
  const { host, close } = await startProvider(take)
  return Object.assign(peer, {
    close,
    url: `baidu://${ak}:${sk}@${host}?tls=off&country=CN&signature=sms-sign-test&token=${token}`,
    /** A callback for one number of a call, as headers and body. */
    receipt: (call: BaiduCall, mobile: string, code: '0' | '2') => receiptOf(call, mobile, code),
  })
}

export type BaiduPeer = Awaited<ReturnType<typeof startBaidu>>

const bceError = (status: number, code: string): Answer => ({
  status,
  body: { requestId: 'r', code, message: code },
})

/** The signature as the provider works it out from what came over the line. */
function refusalOf({ method, url, headers }: Asked, clockAheadMs: number): Answer | null {
  const [version, key, timestamp = '', lasts, names = '', signature] = (headers.authorization ?? '').split(
    '/',
  )
  const pairs = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort()
  const lines = names
    .split(';')
    .map((name) => `${encoded(name)}:${encoded(String(headers[name] ?? '').trim())}`)
  const canonical = [method, url.pathname, pairs.join('&'), lines.sort().join('\n')].join('\n')
  const signingKey = hmacHex(sk, `bce-auth-v1/${ak}/${timestamp}/${lasts}`)
  if (version !== 'bce-auth-v1' || key !== ak) return bceError(403, 'InvalidAccessKeyId')
  if (names !== 'host;x-bce-date' || signature !== hmacHex(signingKey, canonical))
    return bceError(403, 'SignatureDoesNotMatch')
  const skew = Math.abs(Date.now() + clockAheadMs - Date.parse(timestamp))
  return skew > skewMs ? bceError(403, 'RequestExpired') : null
}

function answerOf(call: BaiduCall, { refuse, halfAnswers }: BaiduTricks) {
  const data = call.mobiles.map((mobile, at) => {
    const code = refuse?.[mobile] ?? '1000'
    const message = code === '1000' ? '成功' : '拒绝'
    return { code, message, mobile, messageId: `${call.token}_${at}` }
  })
  return { requestId: 'r', code: '1000', message: '成功', data: data.slice(0, halfAnswers ?? data.length) }
}

function receiptOf(call: BaiduCall, mobile: string, code: '0' | '2') {
  const messageId = `${call.token}_${call.mobiles.indexOf(mobile)}`
  const body = JSON.stringify({
    code,
    requestId: 'r',
    messageId,
    mobile,
    carrierCode: code === '0' ? 'DELIVRD' : 'UNDELIV',
    custom: call.custom,
    attemptCount: 1,
    segmentCount: 1,
  })
  const timestamp = String(Date.now())
  const signature = createHash('md5')
    .update(token + timestamp + body)
    .digest('hex')
  return { headers: { timestamp, signature, requestid: messageId }, body, token: '' }
}

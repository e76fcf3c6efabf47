import { type Answer, type Asked, encoded, hmacHex, once, sha256Hex, startProvider } from './provider.ts'

const ak = 'test-ak'
const sk = 'test-sk'
const token = 'address-token'
const skewMs = 900_000

export interface AliyunMessage {
  number: string
  signName: string
  template: string
  params: Record<string, string>
  outId: string
  bizId: string
  /** 1 waiting, 2 failed, 3 delivered. */
  status: 1 | 2 | 3
  day: string
}

export interface AliyunTricks {
  throttle?: number
  silentAfterTaking?: number
  silentBefore?: number
  cutBefore?: number
  systemError?: number
  templates?: Set<string>
  /** A call with one of these numbers in it is refused whole, with this code. */
  refuse?: Record<string, string>
  clockAheadMs?: number
  /** What is asked after is not found. */
  blind?: boolean
}

/** Alibaba Cloud SMS as its documents tell it: ACS3-HMAC-SHA256, no idempotency, OutId in what is asked after. */
export async function startAliyun(tricks: AliyunTricks = {}) {
  const nonces = new Set<string>()
  const peer = {
    messages: [] as AliyunMessage[],
    actions: [] as string[],
    requests: 0,
    badSignatures: 0,
    tricks,
  }
  const take = (asked: Asked): Answer => {
    peer.requests++
    if (once(tricks, 'cutBefore')) return 'cut'
    if (once(tricks, 'silentBefore')) return 'silence'
    const refusal = refusalOf(asked, nonces, tricks.clockAheadMs ?? 0)
    if (refusal) {
      peer.badSignatures++
      return refusal
    }
    const action = String(asked.headers['x-acs-action'])
    peer.actions.push(action)
    if (action === 'QuerySendDetails') return detailsOf(asked)
    if (action === 'QuerySmsSignList') return ok({ SmsSignList: [] })
    return send(asked, action)
  }
  const send = (asked: Asked, action: string): Answer => {
    if (once(tricks, 'throttle')) return says('isv.BUSINESS_LIMIT_CONTROL', '触发分钟级流控Permits:1')
    if (once(tricks, 'systemError')) return says('isp.SYSTEM_ERROR')
    const messages = messagesOf(asked, action, `biz-${peer.requests}`)
    const refused = refusalOfCall(messages, action, tricks)
    if (refused) return says(refused)
    peer.messages.push(...messages)
    if (once(tricks, 'silentAfterTaking')) return 'silence'
    return ok({ BizId: messages[0]!.bizId })
  }
  const detailsOf = ({ url }: Asked): Answer => {
    const asked = url.searchParams
    const records = peer.messages.filter(
      ({ number, day }) => number === asked.get('PhoneNumber') && day === asked.get('SendDate'),
    )
    const shown = tricks.blind ? [] : records
    return ok({
      TotalCount: shown.length,
      SmsSendDetailDTOs: {
        SmsSendDetailDTO: shown.map(({ outId, status }) => ({
          OutId: outId,
          SendStatus: status,
          ErrCode: status === 3 ? 'DELIVERED' : 'UNDELIV',
        })),
      },
    })
  }
  const { host, close } = await startProvider(take)
  return Object.assign(peer, {
    close,
    url: `aliyun://${ak}:${sk}@${host}?tls=off&country=CN&token=${token}`,
    /** A callback for several messages at once. */
    receipt: (messages: readonly AliyunMessage[], success: boolean) => ({
      headers: {},
      token,
      body: JSON.stringify(messages.map((message) => reportOf(message, success))),
    }),
  })
}

export type AliyunPeer = Awaited<ReturnType<typeof startAliyun>>

const ok = (more: object): Answer => ({
  status: 200,
  body: { Code: 'OK', Message: 'OK', RequestId: 'r', ...more },
})
const says = (code: string, message = code, status = 200): Answer => ({
  status,
  body: { Code: code, Message: message, RequestId: 'r' },
})

/** The signature as the provider works it out from what came over the line; a nonce holds once. */
function refusalOf(asked: Asked, nonces: Set<string>, clockAheadMs: number): Answer | null {
  const { method, url, headers, body } = asked
  const [, key, names = '', signature] =
    /^ACS3-HMAC-SHA256 Credential=([^,]*),SignedHeaders=([^,]*),Signature=(\w*)$/.exec(
      headers.authorization ?? '',
    ) ?? []
  const query = [...url.searchParams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
  const lines = names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`)
  const hashed = sha256Hex(body)
  const canonical = [method, url.pathname, query.join('&'), lines.join(''), names, hashed].join('\n')
  const wanted = hmacHex(sk, `ACS3-HMAC-SHA256\n${sha256Hex(canonical)}`)
  const mustSign = Object.keys(headers).filter((name) => name.startsWith('x-acs-') || name === 'host')
  if (key !== ak) return says('InvalidAccessKeyId.NotFound', undefined, 404)
  if (mustSign.some((name) => !names.split(';').includes(name)) || headers['x-acs-content-sha256'] !== hashed)
    return says('IncompleteSignature', undefined, 400)
  if (signature !== wanted) return says('SignatureDoesNotMatch', undefined, 400)
  const nonce = String(headers['x-acs-signature-nonce'])
  if (nonces.has(nonce)) return says('SignatureNonceUsed', undefined, 400)
  nonces.add(nonce)
  const skew = Math.abs(Date.now() + clockAheadMs - Date.parse(String(headers['x-acs-date'])))
  return skew > skewMs ? says('InvalidTimeStamp.Expired', undefined, 400) : null
}

function refusalOfCall(messages: readonly AliyunMessage[], action: string, tricks: AliyunTricks) {
  if (messages.length > (action === 'SendSms' ? 1_000 : 100)) return 'isv.MOBILE_COUNT_OVER_LIMIT'
  if (tricks.templates && !tricks.templates.has(messages[0]!.template)) return 'isv.SMS_TEMPLATE_ILLEGAL'
  return messages.map(({ number }) => tricks.refuse?.[number]).find((code) => code)
}

const today = (): string =>
  new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')

function messagesOf({ url, body }: Asked, action: string, bizId: string): AliyunMessage[] {
  const query = url.searchParams
  const shared = {
    template: query.get('TemplateCode') ?? '',
    outId: query.get('OutId') ?? '',
    bizId,
    status: 1 as const,
    day: today(),
  }
  if (action === 'SendSms') {
    const params = JSON.parse(query.get('TemplateParam') ?? '{}')
    const numbers = (query.get('PhoneNumbers') ?? '').split(',')
    return numbers.map((number) => ({ ...shared, number, params, signName: query.get('SignName') ?? '' }))
  }
  const form = new URLSearchParams(body)
  const list = (name: string) => JSON.parse(form.get(name) ?? '[]')
  const [numbers, names, params] = ['PhoneNumberJson', 'SignNameJson', 'TemplateParamJson'].map(list)
  return numbers.map((number: string, at: number) => ({
    ...shared,
    number,
    params: params[at],
    signName: names[at],
  }))
}

const reportOf = ({ number, bizId, outId }: AliyunMessage, success: boolean) => ({
  phone_number: number,
  send_time: '2026-11-24 10:00:00',
  report_time: '2026-11-24 10:00:03',
  success,
  err_code: success ? 'DELIVERED' : 'UNDELIV',
  err_msg: '',
  sms_size: '1',
  biz_id: bizId,
  out_id: outId,
})

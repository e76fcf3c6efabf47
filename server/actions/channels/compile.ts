import type {
  ChannelForm,
  EmailForm,
  InSiteForm,
  RelayForm,
  SmsForm,
} from '../../contract/channelSettings.ts'
import type { ChannelSetting } from '../../delivery/channels.ts'
import type { FeedKey, InSiteSetting } from '../../delivery/inSiteSetting.ts'
import { readSmsUrl } from '../../delivery/smsUrl.ts'
import { isWebhookSecret } from '../../delivery/standardWebhook.ts'
import { feedKeyFault } from '../../delivery/userToken.ts'

export type Secrets = Record<string, string>

/** What a setting of the page means to the sender: the same addresses as the environment would give. */
export function compile(form: ChannelForm, secrets: Secrets, audience: string): Partial<ChannelSetting> {
  if (form.kind === 'email') {
    const urlOf = (relay: RelayForm) => `${smtpUrlOf(relay, secrets)}&country=${form.country}`
    return { relays: form.relays.map((relay) => ({ url: urlOf(relay), weight: relay.weight })) }
  }
  if (form.kind === 'sms')
    return { smsUrl: smsUrlOf(form, secrets), smsTemplates: form.templates.map(filedOf) }
  return { inSite: inSiteOf(form, secrets, audience) }
}

export interface FormFault {
  pointer: string
  code: string
  detail?: string
}

/** What is wrong with a form and its secrets, before anything is kept. */
export function faultsIn(form: ChannelForm, secrets: Secrets): FormFault[] {
  if (form.kind === 'email') return faultsInEmail(form, secrets)
  return form.kind === 'sms' ? faultsInSms(form, secrets) : faultsInSite(form, secrets)
}

/** Secrets that a form may hold; any other name is refused. */
export function secretNames(form: ChannelForm): string[] {
  if (form.kind === 'email') return form.relays.map(({ id }) => `password:${id}`)
  return form.kind === 'sms' ? ['secret', 'token'] : ['push', 'pushOld', 'feedKey', 'feedKeyOld']
}

const faultsInEmail = ({ relays }: EmailForm, secrets: Secrets): FormFault[] =>
  relays.flatMap((relay, at) => {
    const unsafe = relay.user !== '' && relay.tls === 'offered' && !isLocal(relay.host)
    const twice = relays.findIndex(({ id }) => id === relay.id) !== at
    return [
      ...(relay.user && !secrets[`password:${relay.id}`]
        ? [{ pointer: `/setting/relays/${at}/password`, code: 'needed' }]
        : []),
      ...(unsafe ? [{ pointer: `/setting/relays/${at}/tls`, code: 'password_in_clear' }] : []),
      ...(twice ? [{ pointer: `/setting/relays/${at}/id`, code: 'twice' }] : []),
    ]
  })

function faultsInSms(form: SmsForm, secrets: Secrets): FormFault[] {
  try {
    readSmsUrl(smsUrlOf(form, secrets))
    return []
  } catch (error) {
    return [{ pointer: '/setting/endpoint', code: 'sms_setting', detail: (error as Error).message }]
  }
}

const faultsInSite = (form: InSiteForm, secrets: Secrets): FormFault[] => [
  ...(form.url || form.feed ? [] : [{ pointer: '/setting/url', code: 'push_or_feed' }]),
  ...(form.url ? faultsInPush(form.url, secrets) : []),
  ...(form.feed ? faultsInFeed(form.feed, secrets) : []),
  ...(form.origins.every(isOrigin) ? [] : [{ pointer: '/setting/origins', code: 'not_an_origin' }]),
]

const faultsInPush = (url: string, secrets: Secrets): FormFault[] => [
  ...(isSafeUrl(url) ? [] : [{ pointer: '/setting/url', code: 'not_https' }]),
  ...(secrets.push ? [] : [{ pointer: '/secrets/push', code: 'needed' }]),
  ...['push', 'pushOld'].flatMap((name) =>
    secrets[name] && !isWebhookSecret(secrets[name])
      ? [{ pointer: `/secrets/${name}`, code: 'webhook_secret' }]
      : [],
  ),
]

const faultsInFeed = (alg: FeedKey['alg'], secrets: Secrets): FormFault[] => [
  ...(secrets.feedKey ? [] : [{ pointer: '/secrets/feedKey', code: 'needed' }]),
  ...['feedKey', 'feedKeyOld'].flatMap((name) => {
    const fault = secrets[name] && feedKeyFault({ alg, key: secrets[name] })
    return fault ? [{ pointer: `/secrets/${name}`, code: `feed_key_${fault}` }] : []
  }),
]

const tlsOf: Record<RelayForm['tls'], [scheme: string, starttls: boolean]> = {
  implicit: ['smtps', false],
  starttls: ['smtp', true],
  offered: ['smtp', false],
}

function smtpUrlOf({ id, host, port, tls, user, connections, rate }: RelayForm, secrets: Secrets): string {
  const [scheme, starttls] = tlsOf[tls]
  const password = secrets[`password:${id}`] ?? ''
  const login = user ? `${encodeURIComponent(user)}:${encodeURIComponent(password)}@` : ''
  const asked = new URLSearchParams({ connections: String(connections) })
  if (starttls) asked.set('starttls', 'require')
  if (rate !== null) asked.set('rate', String(rate))
  return `${scheme}://${login}${host}:${port}?${asked}`
}

function smsUrlOf(form: SmsForm, { secret = '', token = '' }: Secrets): string {
  const { provider, endpoint, key, country, signatureId, batch, rate } = form
  const generic = provider === 'generic'
  const [scheme, place] = generic ? endpoint.split('://') : [provider, endpoint]
  const asked = new URLSearchParams({ country })
  if (token) asked.set('token', token)
  if (signatureId) asked.set('signature', signatureId)
  if (batch !== null) asked.set('batch', String(batch))
  if (rate !== null) asked.set('rate', String(rate))
  const tls = !generic && /^(127\.|localhost)/.test(endpoint) ? '&tls=off' : ''
  return `${scheme}://${encodeURIComponent(key)}:${encodeURIComponent(secret)}@${place}?${asked}${tls}`
}

/** The parameters of a filed template: `${code}`. */
const filedOf = ({ id, state, body }: SmsForm['templates'][number]) => ({
  id,
  state,
  params: [...new Set([...body.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name as string))],
})

function inSiteOf(
  { url, calls, rate, feed, origins, country }: InSiteForm,
  secrets: Secrets,
  audience: string,
): InSiteSetting {
  const given = (names: string[]) => names.flatMap((name) => (secrets[name] ? [secrets[name]] : []))
  const keys = feed ? given(['feedKey', 'feedKeyOld']).map((key): FeedKey => ({ alg: feed, key })) : []
  return {
    push: url ? { url, secrets: given(['push', 'pushOld']), calls, rate, timeoutMs: 10_000 } : null,
    feed: feed ? { keys, audience, origins } : null,
    country,
  }
}

const isLocal = (host: string): boolean => /^(127\.|localhost$|\[?::1)/.test(host)

/** In the clear only to one's own machine. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username } = new URL(text)
  return !username && (protocol === 'https:' || (protocol === 'http:' && isLocal(hostname)))
}

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text

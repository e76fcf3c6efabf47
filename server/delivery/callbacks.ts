import { createSecretKey } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreSetting } from '../audience/incidentStore.ts'
import { readBounceMail } from './bounceMail.ts'
import type { ChannelSetting } from './channels.ts'
import { findMark } from './deliveryMark.ts'
import type { Mailroom, News } from './inbox.ts'
import { readWebhookId } from './inSite.ts'
import { incidentOfCall } from './receipts.ts'
import { type SmsProviderName, smsKinds } from './sms-kinds.ts'
import { type Callback, readJson } from './sms-provider.ts'
import { readSmsUrl } from './smsUrl.ts'
import { isGenuineWebhook } from './standardWebhook.ts'

/** Takes a provider's callback in; false = not genuine, or not the provider that is configured. */
export function takeCallback(
  { smsUrl, folder }: ChannelSetting & Pick<StoreSetting, 'folder'>,
  mailroom: Mailroom,
  provider: SmsProviderName,
  callback: Callback,
): boolean {
  const settings = smsUrl ? readSmsUrl(smsUrl) : null
  const kind = smsKinds[provider]
  if (settings?.provider !== provider || !kind.isGenuine(settings, callback, Date.now())) return false
  const incidents = new Set(incidentsWithPeople(folder))
  const news = kind
    .readReceipts(callback.body)
    .map((receipt) => ({ incidentId: incidentOfCall(receipt.requestId), news: { receipt } }))
  mailroom.take(
    provider,
    news.filter(({ incidentId }) => incidents.has(incidentId)),
  )
  return true
}

/** Takes in what the company's message centre says of messages, signed as those to it are (Standard Webhooks). */
export function takeInSite(
  { inSite, folder }: ChannelSetting & Pick<StoreSetting, 'folder'>,
  mailroom: Mailroom,
  { headers, body }: Callback,
): boolean {
  if (!inSite?.push || !isGenuineWebhook(inSite.push.secrets, headers, body, Date.now())) return false
  const incidents = new Set(incidentsWithPeople(folder))
  const said = readJson<{ receipts: unknown }>(body)?.receipts
  const news = (Array.isArray(said) ? said : []).flatMap(seenOf)
  mailroom.take(
    'inSite',
    news.filter(({ incidentId }) => incidents.has(incidentId)),
  )
  return true
}

const seenStates = ['delivered', 'read', 'failed'] as const

function seenOf(said: unknown): { incidentId: string; news: News }[] {
  const { id, status, code } = (said ?? {}) as { id?: unknown; status?: unknown; code?: unknown }
  const named = typeof id === 'string' ? readWebhookId(id) : null
  const state = seenStates.find((one) => one === status)
  if (!named || !state) return []
  const why = typeof code === 'string' ? code.slice(0, 200) : null
  return [{ incidentId: named.incidentId, news: { seen: { id: named.id, state, code: why } } }]
}

/** What became of a mail handed in as a bounce. */
export type BounceFate = 'taken' | 'repeated' | 'not_ours' | 'no_bounce'

/** Takes a bounce in; `recipient` is the address it came to, where the relay says so. */
export async function takeBounce(
  { folder, installationKey }: StoreSetting,
  mailroom: Mailroom,
  raw: Buffer,
  recipient: string,
): Promise<BounceFate> {
  const mail = await readBounceMail(raw, recipient)
  if (!mail) return 'no_bounce'
  const found = findMark(createSecretKey(installationKey), incidentsWithPeople(folder), mail.places)
  if (!found) return 'not_ours'
  const { incidentId, id } = found
  const bounce = { id, report: mail.report, ...mail.verdict }
  return mailroom.take('bounce', [{ incidentId, news: { bounce } }]) ? 'taken' : 'repeated'
}

/** Only these can have sent anything; a store is never made for a name that a stranger gave. */
export function incidentsWithPeople(folder: string): string[] {
  const ending = '.sqlite'
  try {
    const files = readdirSync(join(folder, 'people'))
    return files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length))
  } catch {
    return []
  }
}

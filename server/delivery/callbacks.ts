import { createSecretKey } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreSetting } from '../audience/incidentStore.ts'
import { readBounceMail } from './bounceMail.ts'
import type { ChannelSetting } from './channels.ts'
import { findMark } from './deliveryMark.ts'
import type { Mailroom } from './inbox.ts'
import { incidentOfCall } from './receipts.ts'
import { type SmsProviderName, smsKinds } from './sms-kinds.ts'
import type { Callback } from './sms-provider.ts'
import { readSmsUrl } from './smsUrl.ts'

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

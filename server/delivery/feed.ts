import type { Person } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import { readWebhookId, webhookId } from './inSite.ts'
import { renderText } from './message.ts'
import type { OrderBody } from './order.ts'
import { textFor } from './recipient.ts'

/** One message as its own reader's page fetches it. Instants are ISO 8601. */
export interface FeedMessage {
  id: string
  title: string
  text: string
  language: string
  sentAt: string
  readAt: string | null
}

/** The messages of one incident to the person with this account, newest first; nobody else's are ever looked at. */
export async function feedOf(store: PeopleStore, incidentId: string, ref: string): Promise<FeedMessage[]> {
  const found = await store.inSiteOf(ref)
  return (found?.messages ?? []).flatMap((row) => {
    const words = wordsFor(JSON.parse(row.body) as OrderBody, found!.person)
    if (!words) return []
    const sentAt = new Date(row.intent_at ?? row.made_at).toISOString()
    const readAt = row.state === 'read' && row.end_at ? new Date(row.end_at).toISOString() : null
    return [{ id: webhookId(incidentId, row.id), ...words, sentAt, readAt }]
  })
}

function wordsFor(body: OrderBody, person: Person): Pick<FeedMessage, 'title' | 'text' | 'language'> | null {
  const text = textFor(body, person, 'inSite', 0)
  if (!text) return null
  const words = renderText(text, person)
  return { title: words.subject ?? '', text: words.text, language: text.language }
}

/** The delivery that this id names, if it is this person's own. */
export async function ownMessage(
  stores: (incidentId: string) => PeopleStore | null,
  id: string,
  ref: string,
): Promise<{ incidentId: string; id: number } | null> {
  const named = readWebhookId(id)
  const found = named && (await stores(named.incidentId)?.inSiteOf(ref))
  return found?.messages.some((row) => row.id === named?.id) ? named : null
}

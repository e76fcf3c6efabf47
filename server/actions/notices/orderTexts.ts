import type { NoticeVersionRow } from '../../../db/queries/notices.ts'
import type { OrderBody, OrderText } from '../../delivery/order.ts'
import { type ChannelKind, channelKinds } from '../../rules/delivery.ts'
import type { NoticeTexts, NoticeVersion, SmsText } from '../../rules/notice.ts'
import { sealedVersion } from '../../rules/noticeWork.ts'
import { fallbackOf, sendableTo } from '../../rules/recipient.ts'

/**
 * What the sender is handed of an approved notice: exactly the texts its digest binds, in the approved languages, over the
 * channels that reach a person. The announcement is no part of an order. `undefined` unless it is approved.
 */
export function orderTexts(row: NoticeVersionRow, incidentId: string): Omit<OrderBody, 'sender'> | undefined {
  if (row.state !== 'approved') return undefined
  const { recipients, bound, channelOrder, onUnknown } = row.plan
  const sealed = sealedVersion({ ...row, incidentId }, row.content, row.plan, row.languages)
  const texts = sealed.texts.flatMap(textsOfPlace)
  return {
    ...sendableTo(
      recipients,
      texts.some(({ reader }) => reader === 'guardian'),
    ),
    texts,
    channels: channelOrder.filter((channel): channel is ChannelKind => known.has(channel)),
    fallbackLanguage: fallbackOf(row.languages),
    onUnknown,
    bound,
  }
}

const known: ReadonlySet<string> = new Set(channelKinds)

/** The public has no reader to be sent anything. */
function textsOfPlace({ language, group, audience, texts }: NoticeVersion['texts'][number]): OrderText[] {
  if (audience === 'public') return []
  const at = { language, group, reader: audience }
  return [...emailOf(texts, at), ...smsOf(texts, at), ...inSiteOf(texts, at), ...phoneOf(texts, at)]
}

type At = Pick<OrderText, 'language' | 'group' | 'reader'>

const emailOf = ({ email }: NoticeTexts, at: At): OrderText[] =>
  email ? [{ ...at, channel: 'email', subject: email.subject, text: email.text, html: email.html }] : []

const inSiteOf = ({ inSite }: NoticeTexts, at: At): OrderText[] =>
  inSite ? [{ ...at, channel: 'inSite', subject: inSite.title, text: inSite.text }] : []

/** What the caller reads out. */
const phoneOf = ({ phone }: NoticeTexts, at: At): OrderText[] =>
  phone ? [{ ...at, channel: 'phone', text: phone.script }] : []

/** The gateway sets the signature before the text, so the text goes without it. */
const smsOf = ({ sms }: NoticeTexts, at: At): OrderText[] =>
  sms
    ? [
        {
          ...at,
          channel: 'sms',
          text: withoutSignature(sms),
          signature: sms.signature,
          ...(sms.kind === 'filed' ? { template: { id: sms.templateId, params: sms.params } } : {}),
        },
      ]
    : []

const withoutSignature = ({ text, signature }: SmsText): string => {
  const head = `【${signature}】`
  return text.startsWith(head) ? text.slice(head.length) : text
}

import type { Found, Queried } from './channel.ts'
import { readJson, type SmsAnswer } from './sms-provider.ts'
import { plainNumber } from './smsNumber.ts'

type AskFor = (action: string, query: Record<string, string>) => Promise<SmsAnswer>

/** A call that is not found so long after it was made was never taken. */
export const surelyUnsentAfterMs = 600_000
const atOnce = 10
const perPage = 50
const mostPages = 4

/** QuerySendDetails, one number at a time: the record whose `OutId` is the call's. Who cannot be asked stays unknown. */
export async function askAboutCall(
  ask: AskFor,
  call: string,
  members: readonly Queried[],
  now: number,
): Promise<Found[]> {
  const found: Found[] = []
  for (let at = 0; at < members.length; at += atOnce) {
    const some = members.slice(at, at + atOnce)
    found.push(...(await Promise.all(some.map((member) => askAbout(ask, call, member, now)))).flat())
  }
  return found
}

async function askAbout(ask: AskFor, call: string, member: Queried, now: number): Promise<Found[]> {
  for (const day of daysOf(member.calledAt)) {
    const record = await findRecord(ask, call, member, day)
    if (record === 'no_answer') return []
    if (record) return [fateOf(member.id, record)]
  }
  return now - member.calledAt >= surelyUnsentAfterMs ? [{ id: member.id, as: 'absent' }] : []
}

interface Details {
  Code: string
  TotalCount: number
  SmsSendDetailDTOs: { SmsSendDetailDTO?: DetailRecord[] }
}

interface DetailRecord {
  OutId?: string
  /** 1 waiting for the receipt, 2 failed, 3 delivered. */
  SendStatus?: number
  ErrCode?: string
}

async function findRecord(ask: AskFor, call: string, { to }: Queried, day: string) {
  for (let page = 1; page <= mostPages; page++) {
    const answer = await ask('QuerySendDetails', {
      PhoneNumber: plainNumber(to),
      SendDate: day,
      PageSize: String(perPage),
      CurrentPage: String(page),
    })
    const said = readJson<Details>(answer.text)
    if (said?.Code !== 'OK') return 'no_answer'
    const records = said.SmsSendDetailDTOs?.SmsSendDetailDTO ?? []
    const ours = records.find(({ OutId }) => OutId === call)
    if (ours) return ours
    if (page * perPage >= (said.TotalCount ?? 0)) return null
  }
  // More of them than are looked through: it may be among the rest.
  return 'no_answer'
}

function fateOf(id: number, { SendStatus, ErrCode }: DetailRecord): Found {
  if (SendStatus === 3) return { id, as: 'delivered' }
  if (SendStatus === 2) return { id, as: 'failed', code: ErrCode ?? 'failed' }
  return { id, as: 'accepted', ref: '' }
}

/** Days in China's time on which a call of this instant may be filed: around midnight, both. */
function daysOf(calledAt: number): string[] {
  const day = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
  return [...new Set([day(calledAt), day(calledAt + surelyUnsentAfterMs)])]
}

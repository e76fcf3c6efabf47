import type { NoticeVersionRow } from '../../db/queries/notices.ts'
import type { DifferenceView } from '../contract/noticeTexts.ts'
import { changedSentences } from '../rules/difference.ts'
import { draftsMeant, fieldsOf, type NoticePlan, samePlace, type WorkedDraft } from '../rules/noticeWork.ts'

type Version = Pick<NoticeVersionRow, 'version' | 'content' | 'plan'>

/** What changed between two versions, field by field; what stayed word for word is left out. */
export function differenceView(before: Version, after: Version): DifferenceView {
  const [old, now] = [before, after].map(({ content, plan }) => draftsMeant(content, plan)) as [
    WorkedDraft[],
    WorkedDraft[],
  ]
  const gone = old.filter((draft) => !now.some((one) => samePlace(one, draft)))
  const places = [
    ...now.map((draft) => [old.find((one) => samePlace(one, draft)), draft] as const),
    ...gone.map((draft) => [draft, undefined] as const),
  ]
  return {
    since: before.version,
    places: places.flatMap(([a, b]) => fieldsChanged(a, b)),
    plan: planChanged(planWords(before), planWords(after)),
  }
}

function fieldsChanged(a: WorkedDraft | undefined, b: WorkedDraft | undefined): DifferenceView['places'] {
  const place = (b ?? a) as WorkedDraft
  const [before, after] = [a, b].map((draft) => new Map(draft ? fieldsOf(draft.words) : []))
  const fields = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])
  const { group, language, audience } = place
  return [...fields].flatMap((field) => {
    const sentences = changedSentences(before?.get(field) ?? '', after?.get(field) ?? '')
    return sentences.length === 0 ? [] : [{ group, language, audience, field, sentences }]
  })
}

function planChanged(before: Record<string, string>, after: Record<string, string>): DifferenceView['plan'] {
  return Object.keys(after).flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, before: before[field] ?? '', after: after[field] ?? '' }],
  )
}

/** The plan as plain words, for comparing; the page has a word for each key. */
function planWords({ plan, content }: Version): Record<keyof NoticePlan | 'sender' | 'filed', string> {
  const { groups, regions, ages, guardians, told } = plan.recipients
  const { smsSignature, site, hotline } = content.sender
  return {
    languages: plan.languages.join(', '),
    recipients: [
      ...groups,
      ...regions,
      ...(ages ? [ages] : []),
      ...(told ? [told.who] : []),
      ...(guardians ? ['guardians'] : []),
    ].join(', '),
    bound: String(plan.bound),
    channelOrder: plan.channelOrder.join(', '),
    onUnknown: plan.onUnknown,
    sender: [smsSignature, ...Object.values(site), hotline].join(' / '),
    filed: content.filed
      .map(({ language, audience, template }) => `${language} ${audience} ${template.id}`)
      .join(', '),
  }
}

import type { NoticeVersionRow } from '../../db/queries/notices.ts'
import { openIncident } from '../actions/access.ts'
import { openNotice } from '../actions/notices/open.ts'
import type { PersonView } from '../audience/audiences.ts'
import type { Actor, Context } from '../context.ts'
import type { NoticePreview } from '../contract/notices.ts'
import { notFound } from '../problem.ts'
import type { Language } from '../rules/facts.ts'
import type { Draft } from '../rules/notice.ts'
import { draftsMeant, type NoticePlace, placedTexts, samePlace } from '../rules/noticeWork.ts'
import { type Person, renderFor } from '../rules/person.ts'
import { fieldsIn, lackedIn } from '../rules/personSlots.ts'
import { fallbackOf, fittingText, isMeantFor, type Reader, readersOf } from '../rules/recipient.ts'
import { sampleCode } from './noticeDraft.ts'

interface Ask extends NoticePlace {
  version?: number | undefined
  personId?: number | undefined
}

/** The messages as one person would receive them: one of the affected, contact details masked, or nobody in particular. */
export async function noticePreview(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  noticeId: string,
  ask: Ask,
): Promise<NoticePreview> {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  if (ask.personId !== undefined) access.need('see_people')
  const { versions, current } = await openNotice(ctx.db.read, incidentId, noticeId)
  const row = ask.version === undefined ? current : versions.find(({ version }) => version === ask.version)
  if (!row) throw notFound('text')
  if (ask.personId === undefined) return sampleOf(row, ask)
  const person = await ctx.audiences.person(incidentId, { id: ask.personId })
  if (!person) throw notFound('person')
  return previewFor(row, person, ask)
}

const sampleNames: Record<Language, string> = { 'zh-CN': '张**', en: 'A. Sample' }

function sampleOf(row: NoticeVersionRow, place: NoticePlace): NoticePreview {
  const { language } = place
  const draft = row.content.drafts.find((one) => samePlace(one, place))
  if (!draft) throw notFound('text')
  const asked = fieldsIn(JSON.stringify(draft.words))
  const fields = Object.fromEntries(asked.map((name) => [name, `〔${name}〕`]))
  const person = { name: sampleNames[language], code: sampleCode, language, fields }
  return {
    person: { name: person.name, code: person.code, sample: true },
    ...rendered(row, draft, person),
    readers: [place.audience],
    to: null,
    meant: true,
  }
}

/** Which text: as the sender would choose it, by the person's own language, group and age. */
function previewFor(row: NoticeVersionRow, person: PersonView, ask: Ask): NoticePreview {
  const readers = readersOf[person.minor]
  const reader = readers.find((one) => one === ask.audience) ?? (readers[0] as Reader)
  const languages = row.state === 'approved' ? row.languages : row.plan.languages
  const meant = draftsMeant(row.content, { ...row.plan, languages })
  const fitting = meant.filter(({ audience }) => audience === reader)
  const draft = fittingText(fitting, person, fallbackOf(languages))
  const { name, code, fields } = person
  const guardian = reader === 'guardian'
  return {
    person: { name, code, sample: false },
    ...(draft ? rendered(row, draft, { name, code, fields, language: draft.language }) : nothing),
    readers: [...readers],
    to: {
      email: guardian ? person.guardianEmail : person.email,
      sms: guardian ? person.guardianPhone : person.phone,
    },
    meant: isMeantFor(row.plan.recipients, { ...person, minor: person.minor !== 'no' }),
  }
}

const nothing = { place: null, email: null, sms: null, inSite: null, phone: null, lacking: [] }

function rendered({ content, plan }: NoticeVersionRow, draft: Draft, person: Person) {
  const { email, sms, inSite, phone } = placedTexts(draft, content, plan)
  const fill = (text: string) => renderFor(person, text, 'text')
  const line = (text: string) => renderFor(person, text, 'line')
  const { group, language, audience } = draft
  const texts = {
    email: email && [email.subject, email.text],
    sms: sms && [sms.text],
    inSite: inSite && [inSite.title, inSite.text],
    phone: phone && [phone.script],
  }
  const lacking = (['email', 'sms', 'inSite', 'phone'] as const)
    .map((channel) => ({ channel, fields: lackedIn((texts[channel] ?? []).join('\n'), person.fields) }))
    .filter(({ fields }) => fields.length > 0)
  const lacks = (channel: keyof typeof texts) => lacking.some((one) => one.channel === channel)
  return {
    place: { group, language, audience },
    lacking,
    email:
      email && !lacks('email')
        ? {
            subject: line(email.subject),
            text: fill(email.text),
            html: renderFor(person, email.html, 'html'),
          }
        : null,
    sms: sms && !lacks('sms') ? { text: line(sms.text) } : null,
    inSite: inSite && !lacks('inSite') ? { title: line(inSite.title), text: fill(inSite.text) } : null,
    phone: phone && !lacks('phone') ? { script: fill(phone.script) } : null,
  }
}

import { openIncident } from '../actions/access.ts'
import { openNotice } from '../actions/notices/open.ts'
import type { Actor, Context } from '../context.ts'
import type { NoticePreview } from '../contract/notices.ts'
import { notFound } from '../problem.ts'
import type { Language } from '../rules/facts.ts'
import { type NoticePlace, placedTexts, samePlace } from '../rules/noticeWork.ts'
import { type Person, renderFor } from '../rules/person.ts'
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
  const draft = row?.content.drafts.find((one) => samePlace(one, ask))
  if (!row || !draft) throw notFound('text')
  const person = await personFor(ctx, incidentId, ask)
  const texts = placedTexts(draft, row.content, row.plan)
  const fill = (text: string) => renderFor(person, text, 'text')
  const line = (text: string) => renderFor(person, text, 'line')
  const { email, sms, inSite, phone } = texts
  return {
    person: { name: person.name ?? '', code: person.code, sample: ask.personId === undefined },
    email: email
      ? { subject: line(email.subject), text: fill(email.text), html: renderFor(person, email.html, 'html') }
      : null,
    sms: sms ? { text: line(sms.text) } : null,
    inSite: inSite ? { title: line(inSite.title), text: fill(inSite.text) } : null,
    phone: phone ? { script: fill(phone.script) } : null,
  }
}

const sampleNames: Record<Language, string> = { 'zh-CN': '张**', en: 'A. Sample' }

async function personFor(ctx: Context, incidentId: string, { personId, language }: Ask): Promise<Person> {
  if (personId === undefined) return { name: sampleNames[language], code: sampleCode, language }
  const person = await ctx.audiences.person(incidentId, { id: personId })
  if (!person) throw notFound('person')
  return { name: person.name, code: person.code, language }
}

import {
  type AnnouncementText,
  type Draft,
  type FiledSms,
  type NoticeTexts,
  type NoticeWords,
  partKeys,
  type SmsText,
} from './notice.ts'
import { escapeHtml } from './person.ts'
import { proseHtml } from './prose.ts'
import { signed } from './sms.ts'

/**
 * One content in the length each channel needs. A person edits the words once; every channel follows, so no two
 * channels can contradict each other. Only `{{person.name}}` and `{{person.code}}` are left in the texts.
 */
export function textsOf(draft: Draft, sms: { signature: string; filed?: FiledSms }): NoticeTexts {
  const { words } = draft
  if (draft.audience === 'public') return { announcement: announcementOf(words) }
  const text = fullText(words)
  return {
    email: { subject: words.title, text, html: emailHtml(draft) },
    sms: smsOf(words, sms),
    inSite: { title: words.title, text },
    phone: { script: scriptOf(words) },
  }
}

/** Parameters that a filed template asks for and the notice does not offer: it cannot be sent by that template. */
export function missingSmsParams(words: NoticeWords, filed: FiledSms): string[] {
  return [...filed.body.matchAll(parameter)]
    .map((match) => match[1]!)
    .filter((name) => !words.smsParams[name])
}

const parameter = /\$\{(\w+)\}/g

function smsOf(words: NoticeWords, { signature, filed }: { signature: string; filed?: FiledSms }): SmsText {
  if (!filed) return { kind: 'text', signature, text: signed(signature, words.sms) }
  const names = [...new Set([...filed.body.matchAll(parameter)].map((match) => match[1]!))]
  const params = Object.fromEntries(names.map((name) => [name, words.smsParams[name] ?? '']))
  const text = filed.body.replace(parameter, (whole, name: string) => params[name] || whole)
  return {
    kind: 'filed',
    signature: filed.signature,
    text: signed(filed.signature, text),
    templateId: filed.id,
    params,
  }
}

function fullText(words: NoticeWords): string {
  const parts = partKeys.map((key) => `${words.headings[key]}\n${words.parts[key]}`)
  return joined([words.greeting, words.lede, ...parts, words.contact, words.verification, words.closing])
}

function scriptOf(words: NoticeWords): string {
  const parts = partKeys.map((key) => words.parts[key])
  return joined([words.phone.opening, ...parts, words.contact, words.phone.closing])
}

function announcementOf(words: NoticeWords): AnnouncementText {
  const part = (key: (typeof partKeys)[number]) => ({ heading: words.headings[key], text: words.parts[key] })
  const parts = {
    happened: part('happened'),
    measures: part('measures'),
    protect: part('protect'),
    remedy: part('remedy'),
  }
  return {
    title: words.title,
    lede: words.lede,
    parts,
    contact: words.contact,
    verification: words.verification,
  }
}

// No image, no remote style, no link: nothing to load, nothing that looks like phishing.
function emailHtml({ words, language }: Draft): string {
  const parts = partKeys.map(
    (key) => `<h2 style="${h2}">${escapeHtml(words.headings[key])}</h2>\n${proseHtml(words.parts[key])}`,
  )
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(words.title)}</title></head>
<body style="margin:0;background:#ffffff;color:#12181b;font:16px/28px sans-serif">
<div style="max-width:640px;margin:0 auto;padding:24px 16px">
<h1 style="font-size:22px;line-height:32px;margin:0 0 12px">${escapeHtml(words.title)}</h1>
${proseHtml(words.greeting)}
${proseHtml(words.lede)}
${parts.join('\n')}
<div style="margin-top:20px">${proseHtml(words.contact)}</div>
<div style="border:2px solid #12181b;padding:4px 16px;margin-top:20px">${proseHtml(words.verification)}</div>
${proseHtml(words.closing)}
</div></body></html>
`
}

const h2 = 'font-size:18px;line-height:28px;margin:20px 0 4px'
const joined = (texts: string[]) => texts.filter((text) => text.trim()).join('\n\n')

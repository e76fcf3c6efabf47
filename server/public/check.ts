import type { Language } from '../rules/facts.ts'
import { escapeHtml as esc } from '../rules/person.ts'
import { proseHtml } from '../rules/prose.ts'
import { sayInstant } from '../rules/say.ts'
import type { AnnouncementView, CheckResult } from './render.ts'
import type { PublicWords } from './words.ts'

/**
 * The box where a message can be checked by its code: a plain form, no script. It asks for the code and nothing else, and
 * a code guessed is answered without a name.
 */
export function checkOf(
  { check, own, hotline, language }: AnnouncementView,
  w: PublicWords,
  how = '',
): string {
  const form = check ? formOf(check, w) : ''
  const result = check?.result ? resultOf(check.result, hotline, language, w) : ''
  return `<section class="box" id="check"><h2>${w.check}</h2>${check ? `<p>${w.checkHow}</p>` : ''}${how ? proseHtml(how) : ''}
${form}${result}${check ? `<p class="own">${w.ownHow}<br><a href="${esc(own)}">${w.own}</a></p>` : ''}<p class="never"><b>${w.never}</b>${w.neverWhat}</p></section>`
}

const formOf = (
  check: NonNullable<AnnouncementView['check']>,
  w: PublicWords,
): string => `<form method="post" action="${esc(check.action)}#check"><label for="code">${w.code}</label><div class="go"><input id="code" name="code" value="${esc(check.code)}" maxlength="16" autocomplete="off" autocapitalize="characters" spellcheck="false" required><button>${w.checkButton}</button></div></form>
`

function saidOf(
  result: CheckResult,
  hotline: string,
  language: Language,
  w: PublicWords,
): [string, string, string] {
  if (result.ours === 'later') return ['notours', w.later, w.laterHow(hotline)]
  if (!result.ours) return ['notours', w.notOurs, w.notOursHow(hotline)]
  return ['ours', w.ours, w.oursHow(w.channels[result.channel], sayInstant(result.at, language))]
}

function resultOf(result: CheckResult, hotline: string, language: Language, w: PublicWords): string {
  const [kind, head, how] = saidOf(result, hotline, language, w)
  return `<div class="res is-${kind}" role="status"><b>${head}</b><p>${esc(how)}</p></div>`
}

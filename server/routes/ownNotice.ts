import { type Request, type Response, Router, urlencoded } from 'express'
import type { Context } from '../context.ts'
import { type OwnNoticeView, renderOwnNotice } from '../public/ownNotice.ts'
import { publicPolicy } from '../public/policy.ts'
import { wrongTries } from '../public/tries.ts'
import { type Language, languages } from '../rules/facts.ts'
import { realWorld } from '../rules/world.ts'
import { ownNoticeView } from '../views/ownNotice.ts'

/** Wrong codes from one place in ten minutes: typing slips, no guessing. */
const wrongCodes = 20

/** Every answer to a code takes so long at least: how long it took tells nothing of what was found. */
const sameForAllMs = 200

/**
 * Somebody's own notice, opened by the personal code of the message that brought it. The code comes in the body, never in the
 * address, so that it stands in no log and no history; nothing is stored anywhere, found by search engines or passed on.
 */
export function ownNoticeRouter(ctx: Context): Router {
  const router = Router()
  const tries = wrongTries(wrongCodes, () => ctx.now(realWorld))
  router.get(['/my-notice', '/my-notice/:language'], async (request, response, next) => {
    const language = languageOf(request)
    if (!language) return next()
    answer(response, await ownNoticeView(ctx, { language, code: '' }))
  })
  router.post(['/my-notice', '/my-notice/:language'], form, async (request, response, next) => {
    const language = languageOf(request)
    if (!language) return next()
    const from = request.ip ?? ''
    const tooMany = !tries.may(from)
    if (!tooMany) tries.spend(from)
    const looked = ownNoticeView(ctx, { language, code: tooMany ? '' : codeIn(request) })
    const [view] = await Promise.all([looked, aWhile(sameForAllMs)])
    if (view.notices.length) tries.forgive(from)
    answer(response, { ...view, tooMany }, tooMany ? 429 : 200)
  })
  return router
}

const form = urlencoded({ extended: false, limit: '1kb' })

const codeIn = ({ body }: Request): string => {
  const { code } = (body ?? {}) as { code?: unknown }
  return typeof code === 'string' && code.trim() ? code.trim().slice(0, 40) : '-'
}

const languageOf = ({ params }: Request): Language | undefined =>
  params.language === undefined ? 'zh-CN' : languages.find((one) => one === params.language)

const aWhile = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

function answer(response: Response, view: OwnNoticeView, status = 200): void {
  response
    .status(status)
    .set('content-type', 'text/html; charset=utf-8')
    .set('content-security-policy', publicPolicy)
    .set('cache-control', 'no-store')
    .set('referrer-policy', 'no-referrer')
    .set('x-robots-tag', 'noindex, nofollow, noarchive')
    .send(renderOwnNotice(view))
}

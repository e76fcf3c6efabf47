import { createHash } from 'node:crypto'
import { type Request, type Response, Router, urlencoded } from 'express'
import type { Actor, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { renderNothingHere } from '../public/nothingHere.ts'
import { type AnnouncementView, renderAnnouncement } from '../public/render.ts'
import { announcementStyle } from '../public/style.ts'
import { sourceOf, spendAttempt } from '../sessions/attempts.ts'
import { provedOnly } from '../sessions/whoAsks.ts'
import { type Asked, announcementDraft, publicAnnouncement } from '../views/publicAnnouncement.ts'

/**
 * The pages anybody may read: drawn on the server, no script, nothing fetched. Whoever asks for one that is not published
 * learns nothing, not even that there is one; staff who may see the incident get it marked as a draft or a drill.
 */
export function publicRouter(
  ctx: Context,
  whoAsks: (request: Request) => Promise<Actor | undefined>,
): Router {
  const router = Router()
  const serve = async (request: Request, response: Response, asked: Asked, draft: boolean) => {
    const open = draft ? undefined : await publicAnnouncement(ctx, asked)
    const actor = open ? undefined : await provedOnly(whoAsks(request))
    const view = open ?? (actor && (await announcementDraft(ctx, actor, asked)))
    answer(response, view, open ? 'no-cache' : 'no-store')
  }
  router.get(['/a/:slug/draft', '/a/:slug/draft/:language'], async (request, response) => {
    await serve(request, response, askedOf(request), true)
  })
  router.get(['/a/:slug/v/:edition', '/a/:slug/v/:edition/:language'], async (request, response) => {
    await serve(request, response, askedOf(request), false)
  })
  router.get(['/a/:slug', '/a/:slug/:language'], async (request, response) => {
    await serve(request, response, askedOf(request), false)
  })
  router.post(['/a/:slug', '/a/:slug/:language'], form, async (request, response) => {
    const code = codeIn(request)
    const tooMany = code !== '' && (await triedTooOften(ctx, request))
    const view = await publicAnnouncement(ctx, { ...askedOf(request), code, tooMany })
    answer(response, view, 'no-store', tooMany ? 429 : 200)
  })
  return router
}

/** Codes checked from one place in ten minutes: a family's many, a guesser's few. A right one counts like a wrong one. */
const checks = 20

const triedTooOften = (ctx: Context, request: Request): Promise<boolean> =>
  spendAttempt(ctx, `check ${sourceOf(request)}`, checks).then(
    () => false,
    (error) => {
      if (error instanceof Problem) return true
      throw error
    },
  )

/** One short field: anything longer is no form of ours. */
const form = urlencoded({ extended: false, limit: '1kb' })

const codeIn = ({ body }: Request): string => {
  const { code } = (body ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code.trim().slice(0, 16) : ''
}

function askedOf({ params }: Request): Asked {
  const { slug, language, edition } = params as Record<string, string | undefined>
  const wanted = edition === undefined ? undefined : /^\d{1,6}$/.test(edition) ? Number(edition) : 0
  return { slug: slug ?? '', language, edition: wanted }
}

function answer(response: Response, view: AnnouncementView | undefined, cache: string, status = 200): void {
  response
    .status(view ? status : 404)
    .type('html')
    .set('content-security-policy', policy)
    .set('cache-control', view ? cache : 'no-store')
    .send(view ? renderAnnouncement(view) : renderNothingHere())
}

const styleHash = createHash('sha256').update(announcementStyle).digest('base64')
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

import { type Request, type Response, Router, urlencoded } from 'express'
import type { Actor, Context } from '../context.ts'
import { renderFeed } from '../public/feed.ts'
import { renderNothingHere } from '../public/nothingHere.ts'
import { keptPages, type Page, pageOf } from '../public/pages.ts'
import { publicPolicy } from '../public/policy.ts'
import { renderAnnouncement } from '../public/render.ts'
import { wrongTries } from '../public/tries.ts'
import { realWorld } from '../rules/world.ts'
import { provedOnly } from '../sessions/whoAsks.ts'
import { type Asked, announcementDraft, publicAnnouncement } from '../views/publicAnnouncement.ts'
import { publicFeed } from '../views/publicFiles.ts'

/** Wrong codes from one place in ten minutes: a family's slips, a guesser's few. */
const wrongCodes = 20

/** Read anew after half a minute, so that a withdrawal is soon seen behind any cache too. */
const kept = 'public, max-age=30, must-revalidate'

/**
 * The pages anybody may read: drawn on the server, no script, nothing fetched. Whoever asks for one that is not published
 * learns nothing, not even that there is one; staff who may see the incident get it marked as a draft or a drill.
 */
export function publicRouter(
  ctx: Context,
  whoAsks: (request: Request) => Promise<Actor | undefined>,
): Router {
  const router = Router()
  const pageOfKey = keptPages(ctx.db)
  const tries = wrongTries(wrongCodes, () => ctx.now(realWorld))
  const open = (asked: Asked) =>
    pageOfKey(['page', asked.slug, asked.edition ?? '', asked.language ?? ''].join(' '), async () => {
      const view = await publicAnnouncement(ctx, asked)
      return view && renderAnnouncement(view)
    })
  const forStaff = async (request: Request, asked: Asked): Promise<Page | undefined> => {
    const actor = await provedOnly(whoAsks(request))
    const view = actor && (await announcementDraft(ctx, actor, asked))
    return view && pageOf(renderAnnouncement(view))
  }
  const serve = async (request: Request, response: Response) => {
    const page = await open(askedOf(request))
    if (page) return answer(request, response, page, { cache: kept })
    answer(request, response, await forStaff(request, askedOf(request)), { cache: 'no-store' })
  }
  router.get(['/a/:slug/draft', '/a/:slug/draft/:language'], async (request, response) => {
    answer(request, response, await forStaff(request, askedOf(request)), { cache: 'no-store' })
  })
  router.get('/a/:slug/feed/:language', async (request, response) => {
    const { slug = '', language = '' } = request.params as Record<string, string>
    const page = await pageOfKey(['feed', slug, language].join(' '), async () => {
      const view = await publicFeed(ctx, slug, language)
      return view && renderFeed(view)
    })
    answer(request, response, page, { cache: kept, type: 'application/atom+xml' })
  })
  router.get(['/a/:slug/v/:edition', '/a/:slug/v/:edition/:language'], serve)
  router.get(['/a/:slug', '/a/:slug/:language'], serve)
  router.post(['/a/:slug', '/a/:slug/:language'], form, async (request, response) => {
    const code = codeIn(request)
    const from = request.ip ?? ''
    const tooMany = code !== '' && !tries.may(from)
    if (code && !tooMany) tries.spend(from)
    const view = await publicAnnouncement(ctx, { ...askedOf(request), code, tooMany })
    if (view?.check?.result?.ours === true) tries.forgive(from)
    const page = view && pageOf(renderAnnouncement(view))
    answer(request, response, page, { cache: 'no-store', status: tooMany ? 429 : 200 })
  })
  return router
}

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

interface Answer {
  cache: string
  type?: string
  status?: number
}

/** Where there is nothing, it is said the same way whatever was asked. */
function answer(
  request: Request,
  response: Response,
  page: Page | undefined,
  { cache, type = 'text/html', status = 200 }: Answer,
): void {
  const { body, etag } = page ?? pageOf(renderNothingHere())
  response
    .status(page ? status : 404)
    .set('content-type', `${page ? type : 'text/html'}; charset=utf-8`)
    .set('content-security-policy', publicPolicy)
    .set('cache-control', page ? cache : 'no-store')
    .set('etag', etag)
  if (page && request.fresh) return void response.status(304).end()
  response.send(body)
}

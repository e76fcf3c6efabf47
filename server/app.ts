import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import express, { type ErrorRequestHandler, type Request, Router } from 'express'
import helmet from 'helmet'
import { findHead } from '../db/queries/records.ts'
import { KeyDestroyed } from '../db/store/keys.ts'
import type { Context } from './context.ts'
import { everyEndpoint } from './contract/api.ts'
import { openapi } from './openapi.ts'
import { destroyed, Problem } from './problem.ts'
import { announcementRoutes } from './routes/announcements.ts'
import { authorityRoutes } from './routes/authorities.ts'
import { banRoutes } from './routes/bans.ts'
import { batchRoutes } from './routes/batches.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { callerRoutes } from './routes/callers.ts'
import { callRoutes } from './routes/calls.ts'
import { channelRoutes } from './routes/channels.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { drillRoutes } from './routes/drills.ts'
import { dueTimeRoutes } from './routes/dueTimes.ts'
import { dutyRoutes } from './routes/duties.ts'
import { dutyStoryRoutes } from './routes/dutyStories.ts'
import { enquiryRoutes } from './routes/enquiries.ts'
import { factRoutes } from './routes/facts.ts'
import { feedRouter } from './routes/feedDoor.ts'
import { fileRoutes } from './routes/files.ts'
import { gradingRoutes } from './routes/gradings.ts'
import { handlingRoutes } from './routes/handling.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { journeyRoutes } from './routes/journey.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { noticeRoutes } from './routes/notices.ts'
import { type On, routesOn } from './routes/on.ts'
import { orderRoutes } from './routes/orders.ts'
import { ownNoticeRouter } from './routes/ownNotice.ts'
import { partyRoutes } from './routes/parties.ts'
import { peopleRoutes } from './routes/people.ts'
import { peopleStreamRoutes } from './routes/peopleStreams.ts'
import { proofRoutes } from './routes/proof.ts'
import { publicRouter } from './routes/public.ts'
import { receiptRoutes } from './routes/receipts.ts'
import { reclassificationRoutes } from './routes/reclassifications.ts'
import { recordRoutes } from './routes/records.ts'
import { reportRoutes } from './routes/reports.ts'
import { retentionRoutes } from './routes/retention.ts'
import { ruleRoutes } from './routes/rules.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { taskRoutes } from './routes/tasks.ts'
import { userCentreRoutes } from './routes/userCentre.ts'
import { whatIfRoutes } from './routes/whatIf.ts'
import { wordTemplateRoutes } from './routes/wordTemplates.ts'
import type { Sessions } from './sessions/sessions.ts'

const page = new URL('../web/dist/', import.meta.url)

/** The whole HTTP surface, in the order a request meets it. */
export function createApp(ctx: Context, sessions: Sessions) {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', 'loopback')
  app.use(securityHeaders())
  app.use(ownNoticeRouter(ctx))
  app.use(publicRouter(ctx, (request) => sessions.whoAsks(request)))
  app.get('/healthz', async (_, res) => {
    await findHead(ctx.db.read)
    res.json({ ok: true })
  })
  app.get('/api/openapi.json', (_, res) => void res.json(openapi(everyEndpoint)))
  app.use('/api/bounces', express.raw({ type: () => true, limit: '5mb' }))
  app.use('/api/receipts', express.text({ type: () => true, limit: '2mb' }))
  app.use(feedRouter(ctx))
  app.use('/api', sameOrigin(ctx), express.json({ limit: '2mb' }))
  app.use(apiRouter(ctx, sessions))
  app.use('/api', () => {
    throw new Problem(404, 'not_found', 'No such endpoint.')
  })
  app.use('/assets', express.static(new URL('assets', page).pathname, { maxAge: '1y', immutable: true }))
  app.use(express.static(page.pathname, { index: false }))
  app.get('/{*path}', servePage)
  app.use(answerProblems(ctx))
  return app
}

function apiRouter(ctx: Context, sessions: Sessions): Router {
  const router = Router()
  const on: On = routesOn(router, ctx, (request) => sessions.whoAsks(request))
  sessionRoutes(on, sessions)
  incidentRoutes(on)
  taskRoutes(on)
  recordRoutes(on)
  factRoutes(on)
  fileRoutes(on)
  dutyRoutes(on)
  banRoutes(on)
  handlingRoutes(on)
  dueTimeRoutes(on)
  dutyStoryRoutes(on)
  noticeRoutes(on)
  announcementRoutes(on)
  reportRoutes(on)
  authorityRoutes(on)
  wordTemplateRoutes(on)
  enquiryRoutes(on)
  drillRoutes(on)
  ledgerRoutes(on)
  reclassificationRoutes(on)
  batchRoutes(on)
  peopleRoutes(on)
  peopleStreamRoutes(on)
  userCentreRoutes(on)
  partyRoutes(on)
  orderRoutes(on)
  coverageRoutes(on)
  callRoutes(on)
  callerRoutes(on)
  journeyRoutes(on)
  proofRoutes(on)
  retentionRoutes(on)
  receiptRoutes(on)
  channelRoutes(on)
  calendarRoutes(on)
  ruleRoutes(on)
  gradingRoutes(on)
  whatIfRoutes(on)
  return router
}

function securityHeaders() {
  return [
    (_: Request, res: express.Response, next: express.NextFunction) => {
      res.locals.nonce = randomBytes(16).toString('base64')
      next()
    },
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          styleSrc: ["'self'", (_, res) => `'nonce-${(res as express.Response).locals.nonce}'`],
          styleSrcAttr: ["'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          frameAncestors: ["'none'"],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false,
      referrerPolicy: { policy: 'no-referrer' },
    }),
  ]
}

/** A state-changing request must come from our own page or from a program (which sends no Origin). */
function sameOrigin(ctx: Context): express.RequestHandler {
  const ours = new URL(ctx.config.publicUrl).host
  return (request, _, next) => {
    const { origin } = request.headers
    const host = origin && URL.canParse(origin) ? new URL(origin).host : undefined
    const safe = ['GET', 'HEAD', 'OPTIONS'].includes(request.method) || !origin
    if (!safe && host !== request.headers.host && host !== ours)
      throw new Problem(403, 'foreign_origin', 'This request came from another site.')
    next()
  }
}

async function servePage(_: Request, res: express.Response) {
  const html = await readFile(new URL('index.html', page), 'utf8').catch(() => {
    throw new Problem(503, 'page_not_built', 'The page is not built: run "npm run build" first.')
  })
  res.type('html').set('cache-control', 'no-store').send(html.replaceAll('%NONCE%', res.locals.nonce))
}

function answerProblems(ctx: Context): ErrorRequestHandler {
  return (error, request, res, _next) => {
    const problem = asProblem(error)
    if (problem.status >= 500)
      ctx.log.error(
        { err: { message: error?.message, stack: error?.stack }, path: request.route?.path ?? request.path },
        'failed',
      )
    if (res.headersSent) return void res.end()
    res
      .status(problem.status)
      .type('application/problem+json')
      .json({
        type: 'about:blank',
        title: problem.code,
        status: problem.status,
        detail: problem.message,
        code: problem.code,
        faults: problem.faults,
        ...problem.extra,
      })
  }
}

/** An unknown error never shows its message: it may hold a person's data. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof KeyDestroyed) return destroyed()
  const { status, type } = error as { status?: number; type?: string }
  if (type === 'entity.too.large') return new Problem(413, 'too_large', 'The body is too large.')
  if (type === 'entity.parse.failed') return new Problem(400, 'not_json', 'The body is not JSON.')
  if (status && status >= 400 && status < 500)
    return new Problem(status, 'bad_request', 'The request is not well-formed.')
  return new Problem(500, 'failed', 'Something failed here. Nothing was changed.')
}

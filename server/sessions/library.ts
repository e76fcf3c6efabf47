import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import { findUser } from '../../db/queries/users.ts'
import type { Context } from '../context.ts'
import { keyFor } from '../keys.ts'
import { adapterOver } from './adapter.ts'

const hour = 3600

/** How long a session lives without a sign of life, in seconds; each hour of use sets it back to full. */
export const sessionLife = 24 * hour

/** The sign-in library, set up for staff only: no public sign-up, nothing of it open to the network. */
export function openLibrary({ config, db, key }: Context) {
  return betterAuth({
    appName: 'Fenghuo',
    baseURL: config.publicUrl,
    secret: keyFor(key, 'sessions').toString('base64'),
    database: adapterOver(db),
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 200 },
    session: { expiresIn: sessionLife, updateAge: hour, cookieCache: { enabled: false } },
    plugins: [twoFactor({ issuer: 'Fenghuo' })],
    databaseHooks: {
      session: {
        create: {
          /** Whoever left gets no session, whichever step of signing in they are at. */
          before: async ({ userId }) => (await findUser(db.read, userId))?.leftAt === null,
        },
      },
    },
    /** Attempts are counted by us (attempts.ts): the library counts only what comes in through its own routes. */
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'fenghuo',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict' },
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}
export type Library = ReturnType<typeof openLibrary>

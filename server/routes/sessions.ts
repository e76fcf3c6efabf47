import type { Response } from 'express'
import { acceptInvitation } from '../actions/invitations/accept.ts'
import { invite } from '../actions/invitations/invite.ts'
import { openInvitation } from '../actions/invitations/open.ts'
import { viewInvitations } from '../actions/invitations/view.ts'
import { withdrawInvitation } from '../actions/invitations/withdraw.ts'
import { changeOrganisation } from '../actions/organisation/change.ts'
import { organisationChoices, viewOrganisation } from '../actions/organisation/view.ts'
import { askForReset, issueReset } from '../actions/passwords/issue.ts'
import { openReset, resetPassword } from '../actions/passwords/reset.ts'
import { changeRoster } from '../actions/roster/change.ts'
import { viewRoster } from '../actions/roster/view.ts'
import { setUp } from '../actions/setup/setUp.ts'
import { changeUser } from '../actions/users/change.ts'
import { changeMe } from '../actions/users/changeMe.ts'
import { requireSecondFactor } from '../actions/users/requireSecondFactor.ts'
import { viewMe, viewUsers } from '../actions/users/view.ts'
import { sessionApi } from '../contract/sessions.ts'
import type { Cookies, Sessions } from '../sessions/sessions.ts'
import type { On } from './on.ts'

/** Sign-in, first run, staff: all that is asked of the installation rather than of an incident. */
export function sessionRoutes(on: On, sessions: Sessions): void {
  setUpRoutes(on, sessions)
  signInRoutes(on, sessions)
  secondFactorRoutes(on, sessions)
  passwordRoutes(on, sessions)
  resetRoutes(on, sessions)
  staffRoutes(on)
  invitationRoutes(on, sessions)
}

function setUpRoutes(on: On, sessions: Sessions): void {
  on(sessionApi.setUpState, async () => ({ needed: (await sessions.setUpCode()) !== undefined }))
  on(sessionApi.setUp, async ({ ctx, body: { code, ...request }, request: caller, response }) => {
    await sessions.checkSetUpCode(caller, code)
    const invitations = await setUp(ctx, sessions, request)
    handOn(response, (await sessions.signIn(caller, request.owner)).cookies)
    return { invitations }
  })
}

function signInRoutes(on: On, sessions: Sessions): void {
  on(sessionApi.signIn, async ({ body, request, response }) => {
    const { secondFactor, cookies } = await sessions.signIn(request, body)
    handOn(response, cookies)
    return { secondFactor }
  })
  on(sessionApi.secondFactor, async ({ body, request, response }) =>
    handOn(response, await sessions.secondFactor(request, body.code)),
  )
  on(sessionApi.signOut, async ({ actor, request, response }) =>
    handOn(response, await sessions.signOut(request, actor)),
  )
  on(sessionApi.me, ({ ctx, actor }) => viewMe(ctx, actor))
  on(sessionApi.changeMe, ({ ctx, actor, body }) => changeMe(ctx, actor, body))
}

function secondFactorRoutes(on: On, sessions: Sessions): void {
  on(sessionApi.startSecondFactor, ({ actor, body, request }) =>
    sessions.startSecondFactor(request, actor, body.password),
  )
  on(sessionApi.confirmSecondFactor, async ({ actor, body, request, response }) =>
    handOn(response, await sessions.confirmSecondFactor(request, actor, body.code)),
  )
}

function passwordRoutes(on: On, sessions: Sessions): void {
  on(sessionApi.endSecondFactor, async ({ actor, body, request, response }) =>
    handOn(response, await sessions.endSecondFactor(request, actor, body.password)),
  )
  on(sessionApi.changePassword, async ({ actor, body, request, response }) =>
    handOn(response, await sessions.changePassword(request, actor, body)),
  )
}

function resetRoutes(on: On, sessions: Sessions): void {
  on(sessionApi.forgotPassword, async ({ ctx, body, request }) => {
    await sessions.checkResetAttempts(request, body.email)
    await askForReset(ctx, body.email)
  })
  on(sessionApi.openReset, async ({ ctx, body, request }) => {
    await sessions.checkResetAttempts(request)
    return openReset(ctx, body.token)
  })
  on(sessionApi.resetPassword, async ({ ctx, body, request, response }) => {
    await sessions.checkResetAttempts(request)
    const email = await resetPassword(ctx, sessions, body)
    const { secondFactor, cookies } = await sessions.signIn(request, { email, password: body.password })
    handOn(response, cookies)
    return { secondFactor }
  })
  on(sessionApi.issueReset, ({ ctx, actor, params }) => issueReset(ctx, actor, params.id))
}

function staffRoutes(on: On): void {
  on(sessionApi.requireSecondFactor, ({ ctx, actor, body }) => requireSecondFactor(ctx, actor, body.required))
  on(sessionApi.organisation, ({ ctx }) => viewOrganisation(ctx))
  on(sessionApi.organisationChoices, async ({ ctx }) => organisationChoices(ctx))
  on(sessionApi.changeOrganisation, ({ ctx, actor, body }) => changeOrganisation(ctx, actor, body))
  on(sessionApi.users, ({ ctx }) => viewUsers(ctx))
  on(sessionApi.changeUser, ({ ctx, actor, params, body }) => changeUser(ctx, actor, params.id, body))
  on(sessionApi.roster, ({ ctx }) => viewRoster(ctx.db.read))
  on(sessionApi.changeRoster, ({ ctx, actor, body }) => changeRoster(ctx, actor, body))
}

function invitationRoutes(on: On, sessions: Sessions): void {
  on(sessionApi.invitations, ({ ctx, actor }) => viewInvitations(ctx, actor))
  on(sessionApi.invite, ({ ctx, actor, body }) => invite(ctx, actor, body))
  on(sessionApi.withdrawInvitation, ({ ctx, actor, params }) => withdrawInvitation(ctx, actor, params.id))
  on(sessionApi.invited, ({ ctx, body }) => openInvitation(ctx, body.token))
  on(sessionApi.acceptInvitation, async ({ ctx, body, request, response }) => {
    const { id, email } = await acceptInvitation(ctx, sessions, body)
    handOn(response, (await sessions.signIn(request, { email, password: body.password })).cookies)
    return { id }
  })
}

/** Appended, as the session's own refresh may have set one already. */
function handOn(response: Response, cookies: Cookies): void {
  for (const cookie of cookies) response.append('set-cookie', cookie)
}

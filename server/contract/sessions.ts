import { z } from 'zod'
import { traits } from '../rules/profile.ts'
import { endpoint } from './endpoint.ts'
import { id, instant, language, place, roleKey, seatKey, typed, version, wording, words } from './values.ts'

const password = z.string().min(12).max(200)
const email = z.email().max(254)

export const organisation = z.object({
  name: wording,
  shortName: wording,
  creditCode: typed(18),
  /** ISO 3166-2 of the province of registration, such as CN-BJ. */
  province: z.string().regex(/^CN-[A-Z]{2}$/),
  address: typed(300),
  operatorType: z.enum(['cii', 'organ', 'other']),
  sectors: z.array(words(60)).max(20),
  /** How many people's information the company processes (NDSMR 28 counts from 10,000,000). */
  peopleProcessed: z.number().int().min(0),
  /** Places abroad with an establishment of ours or whose market we address, ISO 3166: they tie us to foreign law. */
  presence: z.array(place).max(250).default([]),
  traits: z.array(z.enum(traits)).default([]),
  /** Last year's turnover in whole CNY, for what a fine may reach. */
  turnoverYuan: z.number().int().min(0).nullable().default(null),
  contact: wording,
  dutyPhone: typed(40),
  language,
  /** The company's own target in minutes for duties the law calls "at once", by rule id. */
  targets: z.record(z.string(), z.number().int().positive()),
  version,
})
export type Organisation = z.infer<typeof organisation>

/** What a profile may choose from, as the templates in force say it. */
export const organisationChoices = z.object({
  /** Sectors that an authority is known for. */
  sectors: z.array(z.object({ key: z.string(), name: wording })),
  /** Duties that the law gives no number for: `minutes` is the target as shipped, from the start of the clock. */
  targets: z.array(
    z.object({ ruleId: z.string(), title: wording, recipient: wording, minutes: z.number().int() }),
  ),
})
export type OrganisationChoices = z.infer<typeof organisationChoices>

export const user = z.object({
  id,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  role: roleKey,
  language,
  left: z.boolean(),
  secondFactor: z.boolean(),
})
export type UserView = z.infer<typeof user>

export const me = z.object({
  user,
  organisation,
  /** Installation-wide steps this person may take. */
  can: z.array(z.string()),
  /** Everybody must have a second factor; `unproved`: this person must set one up before anything else. */
  secondFactorRequired: z.boolean(),
  unproved: z.boolean(),
  /** With one person only nothing can be approved yet. */
  alone: z.boolean(),
  sandbox: z.object({ email: z.boolean(), sms: z.boolean() }),
})
export type Me = z.infer<typeof me>

export const roster = z.object({
  version,
  seats: z.array(z.object({ seat: seatKey, people: z.array(z.object({ id, name: z.string() })) })),
})
export type Roster = z.infer<typeof roster>

const newPerson = z.object({
  name: words(80),
  email,
  phone: typed(30),
  role: roleKey,
  seats: z.array(seatKey),
})
export type NewPerson = z.infer<typeof newPerson>

export const setUpRequest = z.object({
  /** The one-time code printed when the console started. */
  code: words(40),
  owner: z.object({ name: words(80), email, phone: typed(30), password, language, seats: z.array(seatKey) }),
  organisation: organisation.omit({ version: true, targets: true }),
  people: z.array(newPerson).max(100),
})
export type SetUpRequest = z.infer<typeof setUpRequest>

export const invitation = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: roleKey,
  expiresAt: instant,
  acceptedAt: instant.nullable(),
  /** Shown once, when made, for handing over where mail is not set up. */
  link: z.string().optional(),
})
export type InvitationView = z.infer<typeof invitation>

export const sessionApi = {
  setUpState: endpoint('get', '/api/setup', {
    summary: 'Whether the console waits for its first owner',
    answer: z.object({ needed: z.boolean() }),
    open: true,
  }),
  setUp: endpoint('post', '/api/setup', {
    summary: 'First run: owner, organisation, first people and their seats',
    body: setUpRequest,
    answer: z.object({ invitations: z.array(invitation) }),
    status: 201,
    open: true,
  }),
  signIn: endpoint('post', '/api/session', {
    summary: 'Sign in with e-mail and password',
    body: z.object({ email, password: z.string().min(1).max(200) }),
    answer: z.object({ secondFactor: z.boolean() }),
    open: true,
  }),
  secondFactor: endpoint('post', '/api/session/second-factor', {
    summary: 'The second step of signing in: a code of the authenticator or a backup code',
    body: z.object({ code: words(20) }),
    open: true,
  }),
  signOut: endpoint('delete', '/api/session', { summary: 'Sign out', unproved: true }),
  me: endpoint('get', '/api/me', {
    summary: 'Who is signed in, and what they may do',
    answer: me,
    unproved: true,
  }),
  changeMe: endpoint('patch', '/api/me', {
    summary: 'Change own name, phone or language',
    body: z.object({ name: words(80), phone: typed(30), language }).partial(),
  }),
  startSecondFactor: endpoint('post', '/api/me/second-factor', {
    summary: 'Set up an authenticator; answers the otpauth URI and backup codes, shown once',
    body: z.object({ password: z.string() }),
    answer: z.object({ uri: z.string(), backupCodes: z.array(z.string()) }),
    unproved: true,
  }),
  confirmSecondFactor: endpoint('put', '/api/me/second-factor', {
    summary: 'Prove that the authenticator works; from then on it is asked for',
    body: z.object({ code: words(20) }),
    unproved: true,
  }),
  endSecondFactor: endpoint('post', '/api/me/second-factor/end', {
    summary: 'Take the authenticator off, to set up another one',
    body: z.object({ password: z.string() }),
  }),
  changePassword: endpoint('put', '/api/me/password', {
    summary: 'Change own password; every other session of yours ends',
    body: z.object({ password: z.string(), newPassword: password }),
  }),
  forgotPassword: endpoint('post', '/api/password/forgotten', {
    summary: 'Ask for a link by e-mail; the answer is the same whoever has the address, or nobody',
    body: z.object({ email }),
    open: true,
  }),
  openReset: endpoint('post', '/api/password/open', {
    summary: 'Whose password a link sets',
    body: z.object({ token: words(200) }),
    answer: z.object({ name: z.string(), email: z.string() }),
    open: true,
  }),
  resetPassword: endpoint('post', '/api/password/reset', {
    summary: 'Set a new password by a link, once; every session ends, then signs in',
    body: z.object({ token: words(200), password }),
    answer: z.object({ secondFactor: z.boolean() }),
    open: true,
  }),
  issueReset: endpoint('post', '/api/users/:id/reset', {
    summary: 'An owner hands somebody a one-time link for a new password; shown once',
    answer: z.object({ link: z.string(), expiresAt: instant }),
    status: 201,
  }),
  requireSecondFactor: endpoint('put', '/api/second-factor', {
    summary: 'Whether everybody must have a second factor',
    body: z.object({ required: z.boolean() }),
  }),
  organisation: endpoint('get', '/api/organisation', {
    summary: 'The organisation profile',
    answer: organisation,
  }),
  organisationChoices: endpoint('get', '/api/organisation/choices', {
    summary: 'Sectors to choose from, and the duties whose target the company sets itself',
    answer: organisationChoices,
    open: true,
  }),
  changeOrganisation: endpoint('put', '/api/organisation', {
    summary: 'Change the organisation profile',
    body: organisation,
    answer: organisation,
  }),
  users: endpoint('get', '/api/users', { summary: 'Staff', answer: z.array(user) }),
  changeUser: endpoint('patch', '/api/users/:id', {
    summary: 'Change a role, or let somebody leave: access ends at once',
    body: z.object({ role: roleKey, left: z.boolean() }).partial(),
    answer: user,
  }),
  roster: endpoint('get', '/api/roster', { summary: 'Who takes which seat, deputies after', answer: roster }),
  changeRoster: endpoint('put', '/api/roster', {
    summary: 'Change the duty roster, as it stood at this version',
    body: z.object({ version, seats: z.array(z.object({ seat: seatKey, people: z.array(id) })) }),
    answer: roster,
  }),
  invitations: endpoint('get', '/api/invitations', {
    summary: 'Invitations not yet used',
    answer: z.array(invitation),
  }),
  invite: endpoint('post', '/api/invitations', {
    summary: 'Invite somebody; there is no public sign-up',
    body: newPerson,
    answer: invitation,
    status: 201,
  }),
  withdrawInvitation: endpoint('delete', '/api/invitations/:id', { summary: 'Withdraw an invitation' }),
  invited: endpoint('post', '/api/invitations/open', {
    summary: 'Whom an invitation is for',
    body: z.object({ token: words(200) }),
    answer: z.object({ name: z.string(), email: z.string(), organisation: wording }),
    open: true,
  }),
  acceptInvitation: endpoint('post', '/api/invitations/accept', {
    summary: 'Accept an invitation by setting a password; signs in',
    body: z.object({ token: words(200), password, name: words(80), language }),
    status: 201,
    answer: z.object({ id }),
    open: true,
  }),
}

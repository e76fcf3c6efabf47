import { expect, test } from 'vitest'
import {
  afterHoldMs,
  destructionDueAt,
  retentionState,
  sendingEndedAt,
  shippedTerms,
  warningDue,
} from '../../server/rules/retention.ts'

const day = 86_400_000
const over = { responseEndedAt: null, overAt: null }
const open = { ended: false, endedAt: null }
const held = (liftedAt: number) => [{ placedAt: 0, liftedAt }]

test.each<[why: string, Parameters<typeof sendingEndedAt>[0], number | null]>([
  ['nothing ordered, nothing ended: no term runs', { orders: [], ...over }, null],
  ['nothing ordered: from the end of the response', { orders: [], responseEndedAt: 5, overAt: 9 }, 5],
  ['nothing ordered and closed', { orders: [], responseEndedAt: null, overAt: 9 }, 9],
  ['the last of several', { orders: [end(3), end(7)], ...over, responseEndedAt: 2 }, 7],
  ['one may still send', { orders: [end(3), { ended: false, endedAt: null }], ...over }, null],
  ['closed over a paused one: from the closing', { orders: [end(3), open], ...over, overAt: 9 }, 9],
  ['cancelled before anything left', { orders: [end(null)], ...over, responseEndedAt: 4 }, 4],
])('sending ended: %s', (_why, given, at) => {
  expect(sendingEndedAt(given)).toBe(at)
})

test.each<[why: string, ReturnType<typeof destructionDueAt>, number | null]>([
  ['not while sending', destructionDueAt('contact', null, shippedTerms, []), null],
  ['contact values: 90 days', destructionDueAt('contact', 0, shippedTerms, []), 90 * day],
  ['proof: three years with a leap day', destructionDueAt('proof', 0, shippedTerms, []), 1_096 * day],
  ['proof never before the contacts', destructionDueAt('proof', 0, terms(90, 10), []), 90 * day],
  [
    'a lifted hold leaves a week',
    destructionDueAt('contact', 0, shippedTerms, held(200 * day)),
    200 * day + afterHoldMs,
  ],
  [
    'one lifted early changes nothing',
    destructionDueAt('contact', 0, shippedTerms, held(10 * day)),
    90 * day,
  ],
])('due: %s', (_why, due, at) => {
  expect(due).toBe(at)
})

test.each<[why: string, number, number | null]>([
  ['31 days before: not yet', 59 * day, null],
  ['30 days before', 60 * day, 30],
  ['between: the one that passed', 75 * day, 30],
  ['7 days before', 83 * day, 7],
  ['the last day', 89.5 * day, 1],
  ['at the end it is destroyed, not warned of', 90 * day, null],
])('warned: %s', (_why, now, days) => {
  expect(warningDue(90 * day, now)).toBe(days)
})

test.each<[why: string, Parameters<typeof retentionState>[0], number, string]>([
  ['no term yet', { dueAt: null, destroyedAt: null, held: false }, 5, 'kept'],
  ['at its end', { dueAt: 5, destroyedAt: null, held: false }, 5, 'due'],
  ['a hold stops it', { dueAt: 5, destroyedAt: null, held: true }, 9 * day, 'held'],
  ['more than a day past', { dueAt: 5, destroyedAt: null, held: false }, 6 + day, 'late'],
  ['destroyed within the day', { dueAt: 5, destroyedAt: 5 + day, held: false }, 9 * day, 'destroyed'],
  ['destroyed too late stays late', { dueAt: 5, destroyedAt: 6 + day, held: false }, 9 * day, 'late'],
])('state: %s', (_why, given, now, state) => {
  expect(retentionState(given, now)).toBe(state)
})

function end(at: number | null) {
  return { ended: true, endedAt: at }
}

function terms(contactDays: number, proofDays: number) {
  return { contactDays, proofDays, backupDays: 0 }
}

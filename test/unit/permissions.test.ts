import { describe, expect, it } from 'vitest'
import {
  type IncidentStep,
  incidentSteps,
  installationStepsFor,
  may,
  type Standing,
  type Step,
  stepsFor,
} from '../../server/rules/permissions.ts'
import { type RoleKey, roleKeys, type SeatKey, seatKeys } from '../../server/rules/seats.ts'

const holding = (...seats: SeatKey[]): Standing => ({ role: 'member', seats })

describe('steps of the installation', () => {
  it.each<[RoleKey, string[]]>([
    [
      'owner',
      [
        'declare',
        'see_users',
        'see_ledger',
        'start_drill',
        'end_drill',
        'invite',
        'change_organisation',
        'change_roster',
        'change_user',
        'change_templates',
        'change_retention',
        'change_channels',
        'see_sandbox',
        'read_record',
        'verify',
      ],
    ],
    ['auditor', ['declare', 'see_users', 'see_ledger', 'read_record', 'verify', 'see_restricted']],
    ['member', ['declare', 'see_users', 'see_ledger', 'start_drill', 'see_sandbox']],
  ])('%s', (role, steps) => {
    expect(installationStepsFor(role)).toEqual(steps)
  })

  it('whoever started a drill may end it', () => {
    expect(may('end_drill', { role: 'member' })).toBe(false)
    expect(may('end_drill', { role: 'member', own: true })).toBe(true)
  })
})

describe('decisions that belong to one seat', () => {
  it.each<[Step, SeatKey[], string]>([
    ['approve_notice', ['legal'], 'what goes out carries legal approval'],
    ['approve_announcement', ['legal'], 'the public page too'],
    ['approve_report', ['legal'], 'and the report, before it is signed'],
    ['decide_exemption', ['legal'], 'not telling is a legal decision (PIPL 57(2))'],
    ['counsel_duty', ['legal'], 'an unsettled duty is counsel’s'],
    ['tick_counsel_duty', ['legal'], 'and so is releasing one the law does not plainly release'],
    ['propose_reclassification', ['commander', 'security', 'legal'], 'who knows what was touched'],
    ['decide_reclassification', ['legal'], 'the second of two people'],
    ['sign_report', ['commander'], 'the signer answers for it'],
    ['sign_unapproved_report', ['commander'], 'the one door past legal, and only the commander’s'],
    ['test_notice', ['commander', 'legal'], 'to their own address, before anybody else'],
    ['confirm_handling', ['legal'], 'what leaves the country leaves on a ground of the law'],
    ['lift_quiet_hours', ['legal'], 'the law’s “at once” comes before comfort'],
    ['order_sending', ['commander'], 'the last stop before people are told'],
    ['move_phase', ['commander'], 'the plan is led by one'],
    ['end', ['commander'], 'ending starts the final report’s clock'],
    ['close', ['commander'], ''],
    ['unmask_person', ['commander', 'customer_service'], 'least access: only who calls people'],
    ['name_callers', ['commander', 'customer_service'], 'who answers for the calls'],
    ['restrict', ['commander', 'legal'], ''],
    ['pause_sending', [...seatKeys], 'stopping harm must be easy'],
    ['change_facts', [...seatKeys], 'each knows a part'],
  ])('%s: %j %s', (step, seats) => {
    const allowed = seatKeys.filter((seat) => may(step, holding(seat)))
    expect(allowed.sort()).toEqual([...seats].sort())
  })
})

describe('no role of the installation decides in an incident', () => {
  /** What is kept of people is the company's to answer for: the owner may hold or destroy, with a second person. */
  const kept: IncidentStep[] = ['hold', 'propose_destruction', 'decide_destruction']
  const open: Record<string, IncidentStep[]> = {
    owner: ['see', 'call_seat', 'leave_seat', 'raise', 'triage', ...kept],
    auditor: ['see', 'export_proof'],
    member: ['see'],
  }
  it.each(roleKeys)('%s without a seat', (role) => {
    const expected = open[role] as IncidentStep[]
    expect(stepsFor({ role }).sort()).toEqual([...expected].sort())
  })
})

describe('drafter and approver are two people', () => {
  it.each<Step>([
    'approve_notice',
    'approve_announcement',
    'approve_report',
    'decide_exemption',
    'decide_reclassification',
  ])('%s', (step) => {
    expect(may(step, { ...holding('legal'), own: false })).toBe(true)
    expect(may(step, { ...holding('legal'), own: true })).toBe(false)
    expect(may(step, { ...holding(...seatKeys), role: 'owner', own: true }), 'not even with every seat').toBe(
      false,
    )
  })
})

describe('seats', () => {
  it.each<[Step, Standing, boolean, string]>([
    ['accept_seat', { role: 'member', called: true, own: true }, true, 'called, their own'],
    ['accept_seat', { role: 'member', called: true, own: false }, false, 'somebody else’s'],
    ['accept_seat', { role: 'member' }, false, 'not called'],
    ['change_facts', { role: 'member', called: true }, false, 'called gives no right before the undertaking'],
    ['see_people', { role: 'member', called: true }, false, 'nor a look at people'],
    ['leave_seat', { role: 'member', seats: ['legal'], own: true }, true, 'their own'],
    [
      'leave_seat',
      { role: 'member', seats: ['legal'], own: false },
      false,
      'another’s: the commander releases',
    ],
    ['leave_seat', holding('commander'), true, ''],
    ['call_seat', holding('legal'), false, 'the commander calls'],
    ['call_seat', { ...holding('legal'), noCommander: true }, true, 'unless the chair is empty'],
    ['call_seat', { role: 'member', noCommander: true }, false, 'but nobody from outside'],
  ])('%s %j: %s %s', (step, who, expected) => {
    expect(may(step, who)).toBe(expected)
  })
})

describe('an incident closed to all but its people', () => {
  it.each<[string, Standing, boolean]>([
    ['a member', { role: 'member' }, false],
    ['the owner', { role: 'owner' }, false],
    ['the auditor', { role: 'auditor' }, true],
    ['somebody called', { role: 'member', called: true }, true],
    ['a seat', holding('customer_service'), true],
    ['an owner with a seat', { role: 'owner', seats: ['security'] }, true],
  ])('%s sees it: %j %s', (_, who, expected) => {
    expect(may('see', { ...who, restricted: true })).toBe(expected)
    expect(stepsFor({ ...who, restricted: true }).includes('see')).toBe(expected)
  })

  it('gives the owner no step from outside', () => {
    expect(stepsFor({ role: 'owner', restricted: true })).toEqual([])
  })
})

describe('a named caller', () => {
  it.each<[string, Standing, IncidentStep[]]>([
    ['gets nothing before the undertaking', { role: 'member', restricted: true, caller: 'named' }, []],
    [
      'then calls, and sees nothing else',
      { role: 'member', restricted: true, caller: 'bound' },
      ['call_people'],
    ],
    ['is no auditor', { role: 'auditor', caller: 'bound' }, ['see', 'export_proof']],
  ])('%s', (_, who, steps) => {
    expect(stepsFor(who)).toEqual(steps)
  })
})

describe('an auditor audits nothing of their own', () => {
  it('a seat gives an auditor no step beyond seeing and taking the proof', () => {
    const who: Standing = {
      role: 'auditor',
      seats: [...seatKeys],
      called: true,
      own: true,
      noCommander: true,
    }
    expect(stepsFor(who)).toEqual(['see', 'export_proof'])
  })
})

describe('nobody', () => {
  it('a standing without a person may nothing', () => {
    for (const role of ['system', 'nobody'] as const) {
      expect(stepsFor({ role, seats: [...seatKeys], called: true, own: true, noCommander: true })).toEqual([])
      expect(installationStepsFor(role)).toEqual([])
    }
  })

  it('every step of an incident can be taken by somebody', () => {
    const standings = seatKeys.map((seat): Standing => ({ ...holding(seat), called: true }))
    for (const step of Object.keys(incidentSteps) as IncidentStep[])
      expect(
        standings.some((who) => may(step, who)),
        step,
      ).toBe(true)
  })
})

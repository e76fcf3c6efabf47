import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { progressOf } from '../../server/delivery/results.ts'
import { isMeantFor, type Recipients, sendableTo } from '../../server/rules/recipient.ts'
import { toLayout3 } from '../olderStore.ts'
import { emailOf, makeHome, makeOrder } from '../peers/people.ts'
import { type Home, storeWith, sumOf, tell } from '../peers/telling.ts'

const people = [
  // ref, e-mail, group, region, minor, guardian
  ['u1', emailOf(1), 'a', 'CN', '', ''],
  ['u2', emailOf(2), 'a', 'SG', '', ''],
  ['u3', emailOf(3), 'b', 'SG', '', ''],
  ['u4', '', 'b', 'SG', '', ''],
  ['u5', emailOf(5), 'a', '', '', ''],
  ['u6', emailOf(6), 'a', 'CN', '14-17', 'g6@people.example'],
  ['u7', '', 'a', 'SG', '<14', 'g7@people.example'],
]
const csv = `ref,email,group,region,minor,guardian_email\n${people.map((row) => row.join()).join('\n')}\n`

describe('whom an order names', () => {
  let home: Home
  let store: PeopleStore
  beforeEach(async () => {
    home = makeHome()
    store = await storeWith(home, csv)
  })
  afterEach(() => {
    store.close()
    home.remove()
  })

  const cases: [why: string, Recipients, people: number, byEmail: number][] = [
    ['nothing named: everybody', { groups: [] }, 7, 6],
    ['a region', { groups: [], regions: ['SG'] }, 4, 3],
    ['a group and a region', { groups: ['a'], regions: ['SG'] }, 2, 2],
    [
      'two regions; a row that named none is read as the mainland',
      { groups: [], regions: ['CN', 'SG'] },
      7,
      6,
    ],
    ['a region where nobody is', { groups: [], regions: ['DE'] }, 0, 0],
    ['adults alone', { groups: [], ages: 'adults' }, 5, 4],
    ['minors of one region', { groups: [], regions: ['CN'], ages: 'minors' }, 1, 1],
  ]

  test.each(cases)(
    '%s: the last stop, the first messages and the ledger agree',
    async (_, rule, n, byEmail) => {
      const order = makeOrder('o1', rule)
      expect(await store.firstChannels(order.body)).toMatchObject({
        email: byEmail,
        sms: 0,
        none: n - byEmail,
      })
      expect(await store.firstPeople(rule, 100)).toHaveLength(n)
      const { coverage } = await tell(home, store, order, {})
      expect(coverage.people).toBe(n)
      expect(sumOf(coverage)).toBe(n)
      const told = (await store.places()).filter((place) => isMeantFor(rule, place))
      expect(told.reduce((sum, place) => sum + place.n, 0)).toBe(n)
    },
  )

  test('guardians besides a minor of 14 to 17 are counted within the rule only', async () => {
    await tell(home, store, makeOrder('o1', { regions: ['SG'] }), {})
    expect((await progressOf(store, 'o1')).guardians.people).toBe(0)
    await tell(home, store, makeOrder('o2', { regions: ['CN'] }), {})
    expect((await progressOf(store, 'o2')).guardians.people).toBe(1)
  })

  test('a store of the first layout is counted anew, and nobody is lost or doubled', async () => {
    const before = await store.places()
    store.close()
    const db = new Sqlite(join(home.folder, 'people', 'i1.sqlite'))
    toLayout3(db)
    db.exec(
      `DROP TABLE witness; DELETE FROM tally WHERE kind = 'who'; INSERT INTO tally VALUES ('reach', '0.1.a', 3), ('guardian', 'a', 1)`,
    )
    db.pragma('user_version = 1')
    db.close()
    store = openIncidentStore(home, 'i1')
    expect(await store.places()).toEqual(before)
    expect((await store.tallies()).map(({ kind }) => kind)).not.toContain('reach')
  })
})

describe('whom an approved notice may be sent to', () => {
  const cases: [why: string, Recipients, boolean, Recipients][] = [
    ['a guardian’s text: everybody', { groups: [], regions: [] }, true, { groups: [] }],
    [
      'none: minors are left out',
      { groups: ['a'], regions: ['SG'] },
      false,
      { groups: ['a'], regions: ['SG'], ages: 'adults' },
    ],
    ['minors alone, with one', { groups: [], ages: 'minors' }, true, { groups: [], ages: 'minors' }],
    [
      'minors alone, without one: never to them',
      { groups: [], ages: 'minors' },
      false,
      { groups: [], ages: 'adults' },
    ],
  ]
  test.each(cases)('%s', (_, recipients, guardianText, expected) => {
    expect(sendableTo(recipients, guardianText)).toEqual(expected)
  })
})

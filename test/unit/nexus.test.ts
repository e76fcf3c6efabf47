import { describe, expect, test } from 'vitest'
import type { FactSheet, Region } from '../../server/rules/facts.ts'
import { liesIn, nexusWith, peopleIn } from '../../server/rules/nexus.ts'
import type { Profile } from '../../server/rules/profile.ts'

const profile = (...presence: string[]): Profile => ({
  province: 'CN-BJ',
  operatorType: 'other',
  sectors: [],
  peopleProcessed: 1,
  presence,
})
const at = { group: '', language: '', version: 1, basis: '', by: '', at: 0 } as const
const sheet = (regions?: Region[] | null): FactSheet => [
  { key: 'people', value: { low: 10, best: 20, high: 900 }, ...at },
  ...(regions === undefined ? [] : [{ key: 'regions', value: regions, ...at } as const]),
]
const row = (region: string, people: number | null = 3): Region => ({ region, people })

describe('a place lies in a jurisdiction', () => {
  test.each([
    ['SG', 'SG', true, 'a country in itself'],
    ['US', 'US-CA', true, 'a state in its country'],
    ['US-CA', 'US', false, 'a country is not one of its states'],
    ['EU', 'DE', true, 'a member state'],
    ['EU', 'NO', true, 'the European Economic Area applies the GDPR'],
    ['EU', 'GB', false, 'not since it left'],
    ['CN', 'CNX', false, 'codes are compared whole'],
  ])('%s has %s: %s (%s)', (jurisdiction, place, expected) => {
    expect(liesIn(jurisdiction, place)).toBe(expected)
  })
})

describe('nexus', () => {
  test.each<[string, Profile, Region[] | null | undefined, boolean | null, string]>([
    ['SG', profile('SG'), [row('SG')], true, 'established there, and people there'],
    ['SG', profile(), [row('SG')], null, 'residence alone binds nobody: counsel checks'],
    ['SG', profile('SG'), [row('CN')], false, 'nobody there is affected'],
    ['SG', profile('SG'), undefined, null, 'established there, nobody looked where people are'],
    ['SG', profile(), undefined, false, 'no presence, and nothing says that anybody there is affected'],
    ['SG', profile(), null, null, 'where people are is being verified'],
    ['US-CA', profile('US'), [row('US')], true, 'people of the country may be people of the state'],
    ['EU', profile('DE'), [row('FR')], true, 'one establishment in the Union is enough'],
  ])('%s: %#', (place, who, regions, expected) => {
    expect(nexusWith(place, sheet(regions), who).value).toBe(expected)
  })

  test('residence alone asks counsel', () => {
    expect(nexusWith('SG', sheet([row('SG')]), profile())).toMatchObject({ value: null, counsel: true })
  })
})

describe('people there', () => {
  test.each<[string, Region[] | undefined, number, boolean, string]>([
    ['SG', [row('SG', 499), row('CN', 5)], 499, false, 'counted there'],
    ['EU', [row('DE', 2), row('FR', 3), row('GB', 7)], 5, false, 'the member states together'],
    ['SG', [row('SG', null)], 900, true, 'not counted there: everybody may be'],
    ['US-CA', [row('US', 40)], 900, true, 'counted for the country only'],
    ['SG', undefined, 900, true, 'nobody looked'],
  ])('%s: %#', (place, regions, value, assumed) => {
    expect(peopleIn(place, sheet(regions))).toMatchObject({ value, ...(assumed ? { assumed: true } : {}) })
  })
})

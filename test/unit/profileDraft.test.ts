import { describe, expect, test } from 'vitest'
import type { Organisation } from '../../server/contract/sessions.ts'
import {
  differing,
  draftOf,
  faultsIn,
  type OrganisationDraft,
  profileOf,
  rebase,
} from '../../web/settings/organisationDraft.ts'

const kept: Organisation = {
  name: { 'zh-CN': '示例云', en: 'Example Cloud' },
  shortName: { 'zh-CN': '示例云' },
  creditCode: '',
  province: 'CN-BJ',
  address: '示例路 1 号',
  operatorType: 'other',
  sectors: ['telecom_internet'],
  peopleProcessed: 12_000_000,
  presence: [],
  traits: [],
  turnoverYuan: null,
  contact: {},
  dutyPhone: '',
  language: 'zh-CN',
  targets: { 'CN-01': 45 },
  version: 3,
}
const draft = draftOf(kept)

describe('a profile being typed', () => {
  test('comes back as it was when nothing is typed', () => {
    expect(profileOf(draft, 3)).toEqual(kept)
    expect(differing(draft, draftOf(kept))).toEqual([])
  })

  test.each<[Partial<OrganisationDraft>, Partial<Organisation>, string]>([
    [{ peopleProcessed: '1,200,000' }, { peopleProcessed: 1_200_000 }, 'people group their digits'],
    [{ peopleProcessed: '' }, { peopleProcessed: 0 }, 'nobody yet'],
    [{ turnoverYuan: '3,000,000,000' }, { turnoverYuan: 3_000_000_000 }, 'turnover in whole yuan'],
    [{ turnoverYuan: ' ' }, { turnoverYuan: null }, 'not given is not 0'],
    [{ turnoverYuan: '0' }, { turnoverYuan: 0 }, 'none at all'],
    [{ targets: { 'CN-01': '' } }, { targets: {} }, 'an emptied target is as shipped again'],
    [
      { name: { 'zh-CN': '示例云', en: ' ' } },
      { name: { 'zh-CN': '示例云' } },
      'a blank language is left out',
    ],
  ])('%j becomes %j: %s', (typed, profile) => {
    expect(profileOf({ ...draft, ...typed }, 3)).toMatchObject(profile)
    expect(profileOf({ ...draft, ...typed }, 3)).toEqual({ ...kept, ...profile })
  })

  test.each([
    ['abc', ['/targets/CN-01'], 'letters are no minutes'],
    ['1.5', ['/targets/CN-01'], 'half a minute neither'],
    ['90', [], 'whole minutes are'],
    ['', [], 'and none at all'],
  ])('a target of %j is at fault: %j, %s', (minutes, pointers) => {
    const faults = faultsIn({ ...draft, targets: { 'CN-01': minutes } })
    expect(faults.map(({ pointer }) => pointer)).toEqual(pointers)
  })

  test('laid over a newer version it keeps what was typed and takes the rest', () => {
    const mine = { ...draft, address: '示例路 2 号' }
    const theirs = { ...draft, address: '示例路 9 号', dutyPhone: '400-000-0001' }
    expect(rebase(mine, draft, theirs)).toEqual({ ...theirs, address: '示例路 2 号' })
  })
})

import { describe, expect, it } from 'vitest'
import { breachIn, inPlace, plain, type Question, type Row, said } from './abroad.ts'
import type { Given } from './law.ts'

const de = inPlace('DE')

const critical = { hk_critical: { presence: ['HK'], traits: ['hk_critical'] as const } }
const inHongKong = (given: Given): Question => ({
  facts: breachIn('HK', given),
  profile: critical.hk_critical,
})
const special: Row[] = [
  [
    'Hong Kong has no general duty: recommended, and counsel decides',
    'PCPD guidance',
    inPlace('HK')({ risk: 'high' }),
    { 'HK-01': 'yes?', 'HK-02': 'yes?', 'HK-03': 'no', 'HK-04': 'no' },
  ],
  [
    'an operator whose core function was down: twelve hours',
    'Cap. 653 s. 28',
    inHongKong({ figures: { ciiMainDownMinutes: 1 } }),
    { 'HK-03': 'yes', 'HK-04': 'no' },
  ],
  [
    'an operator whose core function is untouched: forty-eight',
    'Cap. 653 s. 28',
    inHongKong({ figures: { ciiMainDownMinutes: 0 }, severeConsequences: false }),
    { 'HK-03': 'no', 'HK-04': 'yes' },
  ],
  ['not known which: both are shown', 'Cap. 653 s. 28', inHongKong({}), { 'HK-03': 'open', 'HK-04': 'open' }],
  [
    'NIS2 binds its entities, and only for significant incidents',
    'NIS2 23(4)',
    {
      facts: breachIn('DE', { severeConsequences: true }),
      profile: { presence: ['DE'], traits: ['eu_nis2'] },
    },
    { 'EU-06': 'yes?', 'EU-07': 'yes?', 'EU-08': 'yes?' },
  ],
  ['no entity of NIS2', 'NIS2 23', de({ severeConsequences: true }), { 'EU-06': 'no', 'EU-09': 'no' }],
  [
    'a flaw of our product that is being exploited',
    'CRA 14(2)',
    {
      facts: breachIn('DE', { productFlaw: true, malicious: true }),
      profile: { presence: ['DE'], traits: ['product_provider'] },
    },
    { 'EU-09': 'yes?', 'EU-09a': 'yes?' },
  ],
  ['nothing filed: nothing to supplement', 'GDPR 33(4)', de({ risk: 'likely' }), { 'EU-03': 'no' }],
  [
    'filed: what comes to light later is added',
    'GDPR 33(4)',
    { ...de({ risk: 'likely' }), filed: ['EU-01'] },
    { 'EU-03': 'yes' },
  ],
  [
    'a report to another authority is not one to this',
    'GDPR 33(4)',
    { ...de({ risk: 'likely' }), filed: ['UK-01', 'CN-06'] },
    { 'EU-03': 'no' },
  ],
  [
    'Taiwan: the person, and a sector rule to check',
    'PDPA 12, 27',
    inPlace('TW')(plain),
    { 'TW-01': 'yes', 'TW-02': 'yes?' },
  ],
  ['Macao: only a question', 'Law 13/2019', inPlace('MO')(plain), { 'MO-01': 'yes?' }],
]

describe('rules of their own', () => {
  it.each(special)('%s (%s)', (_why, _article, asked, expected) => {
    expect(said(asked, Object.keys(expected))).toEqual(expected)
  })
})

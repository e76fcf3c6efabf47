import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bands,
  contextKeys,
  contexts,
  type EnisaInputs,
  eases,
  enisaScore,
  identifiers,
  isShift,
  losses,
} from '../../server/rules/enisa.ts'
import { proposeEnisa } from '../../server/rules/enisaProposal.ts'
import { type Given, law, people, sheetOf } from './law.ts'

const simple: EnisaInputs = {
  context: 'simple',
  shift: 0,
  identifier: 'name',
  ease: 1,
  confidentiality: 0,
  integrity: 0,
  availability: 0,
  malicious: false,
}
const score = (change: Partial<EnisaInputs>) => enisaScore({ ...simple, ...change })

describe('enisaScore', () => {
  it.each<[number, string, Partial<EnisaInputs>, string]>([
    [0.25, 'low', { ease: 0.25 }, 'the least there is'],
    [1.75, 'low', { shift: 1, ease: 0.75, confidentiality: 0.25 }, 'a quarter below medium'],
    [2, 'medium', { shift: 1 }, '2 is medium: a luxury dealer’s customers'],
    [2.75, 'medium', { context: 'financial', ease: 0.75, confidentiality: 0.5 }, 'a quarter below high'],
    [3, 'high', { context: 'financial' }, '3 is high'],
    [3.75, 'high', { context: 'financial', ease: 1, confidentiality: 0.5, integrity: 0.25 }, 'one below'],
    [4, 'very_high', { context: 'sensitive' }, '4 is very high'],
    [4, 'very_high', { shift: 3 }, 'a simple list that bears on minors’ safety'],
    [
      6,
      'very_high',
      { context: 'sensitive', confidentiality: 0.5, integrity: 0.5, availability: 0.5, malicious: true },
      'the most there is',
    ],
    [1.5, 'low', { malicious: true }, 'ill intent adds half'],
    [1, 'low', { context: 'financial', shift: -2 }, 'expired cards'],
  ])('%d is %s: %o (%s)', (wanted, band, change) => {
    expect(score(change)).toMatchObject({ score: wanted, band })
  })

  it('keeps its parts', () => {
    expect(score({ context: 'behavioural', shift: 1, ease: 0.5, availability: 0.25 })).toEqual({
      dpc: 3,
      ei: 0.5,
      cb: 0.25,
      score: 1.75,
      band: 'low',
    })
  })

  it('allows only the steps that the text gives each context', () => {
    expect(isShift({ context: 'simple', shift: 3 })).toBe(true)
    expect(isShift({ context: 'simple', shift: -1 })).toBe(false)
    expect(isShift({ context: 'sensitive', shift: 1 })).toBe(false)
  })

  const inputs = fc.constantFrom(...contextKeys).chain((context) =>
    fc.record({
      context: fc.constant(context),
      shift: fc.constantFrom(...contexts[context].shifts),
      identifier: fc.constantFrom(...identifiers),
      ease: fc.constantFrom(...eases),
      confidentiality: fc.constantFrom(...losses),
      integrity: fc.constantFrom(...losses),
      availability: fc.constantFrom(...losses),
      malicious: fc.boolean(),
    }),
  )

  it('stays within 0.25 and 6, in quarters, and never falls when more was lost', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const before = enisaScore(given)
        expect(before.score).toBeGreaterThanOrEqual(0.25)
        expect(before.score).toBeLessThanOrEqual(6)
        expect(before.score * 4).toBe(Math.round(before.score * 4))
        const after = enisaScore({ ...given, availability: 0.5, malicious: true })
        expect(bands.indexOf(after.band)).toBeGreaterThanOrEqual(bands.indexOf(before.band))
      }),
    )
  })
})

describe('proposeEnisa', () => {
  const propose = (given: Given) =>
    proposeEnisa({ sheet: sheetOf(given), categories: law.datamap.categories })

  it.each<[Given, Partial<EnisaInputs>, string]>([
    [{ categories: ['phone'] }, { context: 'simple', identifier: 'contact', ease: 0.75 }, 'a phone number'],
    [{ categories: ['phone', 'location'] }, { context: 'behavioural' }, 'the gravest decides'],
    [{ categories: ['location', 'bank-account'] }, { context: 'financial' }, 'money above movements'],
    [{ categories: ['bank-account', 'face'] }, { context: 'sensitive', shift: 0 }, 'biometrics above money'],
    [{ categories: ['under-14', 'location'] }, { context: 'simple', shift: 3 }, 'children: 4 all the same'],
    [{ categories: ['id-number', 'phone'] }, { identifier: 'document', ease: 1 }, 'a document and a contact'],
    [{ categories: ['log'] }, { identifier: 'alias', ease: 0.5 }, 'nothing that names anybody'],
    [
      { categories: ['phone'], breachKinds: ['loss'] },
      { confidentiality: 0, availability: 0.5 },
      'lost, not leaked',
    ],
    [{ categories: ['phone'] }, { confidentiality: 0.5 }, 'the kind is open: a leak stands in'],
    [{ categories: ['phone'], malicious: true }, { malicious: true }, 'ill intent is known'],
    [{ categories: ['phone'], malicious: null }, { malicious: false }, 'and counts only then'],
  ])('%o: %o (%s)', (given, wanted) => {
    expect(propose(given).inputs).toMatchObject(wanted)
  })

  it('proposes nothing before somebody says what was lost, and lists what is open', () => {
    expect(propose({})).toMatchObject({ inputs: null, open: ['categories', 'breachKinds', 'malicious'] })
    expect(propose({ categories: ['phone'], breachKinds: ['leak'], malicious: false }).open).toEqual([])
  })

  it('notes more than a hundred people, and encryption, without counting them', () => {
    const flags = (given: Given) => propose(given).flags
    expect(flags({ people: people(100) }).manyPeople).toBe(false)
    expect(flags({ people: people(101), keysSafe: true })).toEqual({ manyPeople: true, unintelligible: true })
    expect(flags({})).toEqual({ manyPeople: null, unintelligible: null })
  })
})

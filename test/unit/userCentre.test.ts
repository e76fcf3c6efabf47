import { describe, expect, test } from 'vitest'
import { addressOf, faultInCentreUrl } from '../../server/audience/centre.ts'
import { readConfig } from '../../server/config.ts'
import {
  type AskFault,
  afterFault,
  afterPage,
  faultOfStatus,
  firstPage,
  mostBlank,
  mostPages,
  readPage,
} from '../../server/rules/userCentre.ts'

describe('a page of the user centre', () => {
  test.each<[string, string, boolean, unknown]>([
    [
      'a page with more behind it',
      '{"people":[{"ref":"1"}],"next":"a"}',
      false,
      { people: [{ ref: '1' }], next: 'a' },
    ],
    ['the last page', '{"people":[],"next":null}', false, { people: [], next: null }],
    ['a cursor that is a number', '{"people":[],"next":7}', false, { people: [], next: '7' }],
    [
      'lines, the last of which leads on',
      '{"ref":"1"}\n{"next":"a"}\n',
      true,
      { people: [{ ref: '1' }], next: 'a' },
    ],
    ['lines cut short: no last line', '{"ref":"1"}\n{"ref":"2"}\n', true, null],
    ['a line that is no object', '{"ref":"1"}\n7\n{"next":null}', true, null],
    ['a page of sign-in', '<html></html>', false, null],
    ['no word of what follows', '{"people":[]}', false, null],
    ['people that are no list', '{"people":{},"next":null}', false, null],
    ['a person that is text', '{"people":["张三"],"next":null}', false, null],
    ['an empty cursor would begin anew', '{"people":[],"next":""}', false, null],
    ['a cursor longer than any', JSON.stringify({ people: [], next: 'x'.repeat(2_001) }), false, null],
  ])('%s', (_why, text, lines, page) => {
    expect(readPage(text, lines)).toEqual(page)
  })

  test.each([
    ['the page itself', 1, 1],
    ['two pages in turn', 5, 4],
    ['back to the first of seven', 7, 1],
    ['a long way in, then a circle of 30', 100, 71],
  ])('that leads back is found: %s', (_why, last, back) => {
    let state = firstPage('centre', '')
    for (let page = 1, asked = 0; asked < 1_000; asked++) {
      page = page === last ? back : page + 1
      const after = afterPage(state, { people: [{}], next: `p${page}` }, 1)
      if (typeof after === 'string') return expect(after).toBe('centre_loop')
      state = after
    }
    expect('no end').toBe('centre_loop')
  })

  test('that never ends is ended: by the number of pages, and of pages with nobody', () => {
    const at = (change: object) => ({ ...firstPage('centre', ''), mark: 'm', markAt: 2 ** 40, ...change })
    const page = (people: object[]) => ({ people: people as Record<string, unknown>[], next: 'more' })
    expect(afterPage(at({ pages: mostPages - 1 }), page([{}]), 1)).toBe('centre_endless')
    expect(afterPage(at({ pages: mostPages - 1 }), { people: [{}], next: null }, 1)).toMatchObject({
      people: 1,
    })
    expect(afterPage(at({ blank: mostBlank - 1 }), page([]), 0)).toBe('centre_endless')
    expect(afterPage(at({ blank: mostBlank - 1 }), page([{}]), 1)).toMatchObject({ blank: 0 })
  })
})

describe('a failure', () => {
  test.each<[number, AskFault | null]>([
    [200, null],
    [204, 'centre_not_page'],
    [302, 'centre_redirect'],
    [401, 'centre_refused'],
    [403, 'centre_refused'],
    [404, 'centre_not_found'],
    [408, 'centre_silent'],
    [429, 'centre_throttled'],
    [503, 'centre_failing'],
  ])('status %i', (status, fault) => expect(faultOfStatus(status)).toBe(fault))

  const state = firstPage('centre', '')
  test.each<[string, AskFault, number, number | null, number | null]>([
    ['the first waits a second', 'centre_failing', 0, null, 1_000],
    ['each the double of the one before', 'centre_failing', 3, null, 8_000],
    ['five minutes at most', 'centre_silent', 10, null, 300_000],
    ['the twelfth is the last', 'centre_silent', 11, null, null],
    ['as long as the centre asks', 'centre_throttled', 0, 90_000, 90_000],
    ['but no longer than an hour', 'centre_throttled', 0, 86_400_000, 3_600_000],
    ['a refusal does not pass by itself', 'centre_refused', 0, null, null],
    ['nor does what is no page', 'centre_not_page', 0, null, null],
  ])('%s', (_why, fault, tries, asked, wait) => {
    const after = afterFault({ ...state, tries }, fault, 0, asked)
    expect(after?.nextAt ?? null).toBe(wait)
  })
})

describe('the address', () => {
  test.each<[string, string | null]>([
    ['https://centre.example/people?incident={incident}&cursor={cursor}', null],
    ['http://127.0.0.1:8080/people', null],
    ['http://[::1]:8080/people', null],
    ['http://centre.example/people', 'not_safe'],
    ['http://127.0.0.1.centre.example/people', 'not_safe'],
    ['https://user:word@centre.example/people', 'not_safe'],
    ['ftp://centre.example/people', 'not_safe'],
    ['https://{cursor}/people', 'place_in_path'],
    ['https://centre.example/{cursor}', 'place_in_path'],
    ['https://centre.example/people?x={token}', 'unknown_place'],
    ['people', 'not_safe'],
  ])('%s', (url, fault) => expect(faultInCentreUrl(url)).toBe(fault))

  test('a cursor is only ever a value of the query, whatever it says', () => {
    const evil = '@evil.example/../..?x=1&cursor=2#'
    for (const template of ['https://centre.example/a?cursor={cursor}', 'https://centre.example/a']) {
      const { origin, pathname, searchParams } = addressOf(template, {
        incidentId: 'i',
        cursor: evil,
        filter: '',
      })
      expect([origin, pathname, searchParams.getAll('cursor')]).toEqual([
        'https://centre.example',
        '/a',
        [evil],
      ])
    }
  })

  test('of the environment is refused in words when it is none', () => {
    expect(() => readConfig({ USER_CENTRE_URL: 'http://centre.example' })).toThrow('USER_CENTRE_URL')
    expect(() => readConfig({ USER_CENTRE_URL: 'https://centre.example', USER_CENTRE_TOKEN: 'a b' })).toThrow(
      'USER_CENTRE_TOKEN',
    )
  })
})

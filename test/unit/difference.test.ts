import { expect, test } from 'vitest'
import { changedSentences } from '../../server/rules/difference.ts'

/** `-gone-` and `+come+`, so that a row reads as the change it describes. */
const told = (before: string, after: string) =>
  changedSentences(before, after).map((pieces) =>
    pieces
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'deleted' ? `-${text}-` : `+${text}+`))
      .join(''),
  )

test.each<[string, string, string, string[]]>([
  ['word for word the same', '已关闭接口。已报案。', '已关闭接口。已报案。', []],
  [
    'a figure changes whole, not digit by digit',
    '约 118.6 万人。',
    '约 128.4 万人。',
    ['约 -118.6-+128.4+ 万人。'],
  ],
  [
    'only the sentence that changed',
    '已关闭接口。已报案。',
    '已关闭接口。已报案并报告。',
    ['已报案+并报告+。'],
  ],
  [
    'an English word changes whole',
    'We closed it. Done.',
    'We shut it. Done.',
    ['We -closed-+shut+ it. Done.'],
  ],
  ['a new sentence is all added', '甲。', '甲。乙。', ['+乙。+']],
  ['a sentence gone is all deleted', '甲。乙。', '甲。', ['-乙。-']],
  ['changes far apart are told apart', '一。二。三。', '壹。二。叁。', ['-一-+壹+。', '-三-+叁+。']],
  ['from nothing', '', '新。', ['+新。+']],
  ['a line of a list', '- 甲\n- 乙', '- 甲\n- 乙丙', ['- 乙+丙+']],
  ['a pair of surrogates is never split', '😀。', '😁。', ['-😀-+😁+。']],
])('%s', (_why, before, after, expected) => {
  expect(told(before, after)).toEqual(expected)
})

test('old and new can be read back from the pieces', () => {
  const [before, after] = ['受影响的约 1,000 人，已通知。', '受影响的约 1,900 人，正在通知。']
  const pieces = changedSentences(before, after).flat()
  const read = (gone: 'added' | 'deleted') =>
    pieces.flatMap(({ kind, text }) => (kind === gone ? [] : [text])).join('')
  expect([read('added'), read('deleted')]).toEqual([before, after])
})

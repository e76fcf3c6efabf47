import { definitionOf, type FactShape } from './factDefinitions.ts'
import { type FactKey, type Language, languages } from './facts.ts'

/** `pointer` is an RFC 6901 pointer into the value ('' = the value itself); `code` is worded by the page. */
export interface FactProblem {
  pointer: string
  code: FactProblemCode
}

export type FactProblemCode =
  | 'unknown_key'
  | 'group_not_allowed'
  | 'language_needed'
  | 'language_not_allowed'
  | 'not_a_choice'
  | 'twice'
  | 'not_an_instant'
  | 'in_the_future'
  | 'not_a_whole_number'
  | 'out_of_order'
  | 'more_under_14_than_under_18'
  | 'not_text'
  | 'empty'
  | 'too_long'
  | 'bad_character'
  | 'not_a_region'
  | 'not_a_list'
  | 'not_an_object'
  | 'not_yes_or_no'

export interface FactContext {
  group?: string
  language?: Language | ''
  /** Keys of the data map in force; without them any non-empty key passes. */
  functions?: readonly string[]
  categories?: readonly string[]
  /** When given, nothing can have happened later than this. */
  now?: number
}

/**
 * What is wrong with a value before it becomes a fact; empty when nothing is. `null` ("to be verified") is right for
 * every key: unknown is a value. Text is at most 10,000 characters, without NUL, control characters or lone surrogates.
 */
export function checkFact(key: FactKey, value: unknown, context: FactContext = {}): FactProblem[] {
  const definition = definitionOf(key)
  if (!definition) return [problem('', 'unknown_key')]
  const isText = definition.shape.kind === 'text'
  const place: FactProblem[] = []
  if (context.group && !definition.perGroup) place.push(problem('', 'group_not_allowed'))
  if (isText && value !== null && !context.language) place.push(problem('', 'language_needed'))
  if (!isText && context.language) place.push(problem('', 'language_not_allowed'))
  return value === null
    ? place
    : [...place, ...checks[definition.shape.kind](value, definition.shape, context)]
}

type Check = (value: unknown, shape: FactShape, context: FactContext) => FactProblem[]

const maxText = 10_000
const maxItem = 200
const maxItems = 500

const problem = (pointer: string, code: FactProblemCode): FactProblem => ({ pointer, code })
const either = (fine: boolean, pointer: string, code: FactProblemCode) =>
  fine ? [] : [problem(pointer, code)]

const checks: Record<FactShape['kind'], Check> = {
  choice: (value, shape) => either('of' in shape && shape.of.includes(value as string), '', 'not_a_choice'),
  choices: (value, shape, context) => listOf(value, (item, at) => choice(item, at, allowed(shape, context))),
  list: (value) => listOf(value, (item, at) => textProblems(item, at, maxItem)),
  text: (value) => textProblems(value, '', maxText),
  flag: (value) => either(typeof value === 'boolean', '', 'not_yes_or_no'),
  instant: (value, _shape, context) => instantProblems(value, '', context),
  people: (value) => rangeProblems(value),
  money: (value) => rangeProblems(value),
  count: (value) => rangeProblems(value),
  figures: (value, shape) => figureProblems(value, shape),
  minors: (value) => minorsProblems(value),
  groups: (value) => listOf(value, groupProblems, (item) => (item as { key?: unknown })?.key),
  regions: (value) => listOf(value, regionProblems, (item) => (item as { region?: unknown })?.region),
  ransom: (value, _shape, context) => ransomProblems(value, context),
}

function allowed(shape: FactShape, context: FactContext): readonly string[] | undefined {
  if (shape.kind !== 'choices') return undefined
  return typeof shape.of === 'string' ? context[shape.of] : shape.of
}

function choice(item: unknown, pointer: string, of: readonly string[] | undefined): FactProblem[] {
  if (!of) return textProblems(item, pointer, maxItem)
  return either(of.includes(item as string), pointer, 'not_a_choice')
}

function listOf(
  value: unknown,
  each: (item: unknown, pointer: string) => FactProblem[],
  identity: (item: unknown) => unknown = (item) => item,
): FactProblem[] {
  if (!Array.isArray(value)) return [problem('', 'not_a_list')]
  if (value.length > maxItems) return [problem('', 'too_long')]
  const seen = value.map(identity)
  const twice = seen.flatMap((id, at) => either(seen.indexOf(id) === at, `/${at}`, 'twice'))
  return [...value.flatMap((item, at) => each(item, `/${at}`)), ...twice]
}

function textProblems(value: unknown, pointer: string, max: number): FactProblem[] {
  if (typeof value !== 'string') return [problem(pointer, 'not_text')]
  return [
    ...either(value.trim() !== '', pointer, 'empty'),
    ...either(value.length <= max, pointer, 'too_long'),
    ...either(isCleanText(value), pointer, 'bad_character'),
  ]
}

/** Tab and line breaks are text; other C0 controls, DEL and half a surrogate pair are not. */
export const isCleanText = (value: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value) && value.isWellFormed()

function instantProblems(value: unknown, pointer: string, { now }: FactContext): FactProblem[] {
  if (!Number.isSafeInteger(value) || (value as number) < 0) return [problem(pointer, 'not_an_instant')]
  return either(now === undefined || (value as number) <= now, pointer, 'in_the_future')
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

function countProblems(value: object, keys: readonly string[]): FactProblem[] {
  const record = value as Record<string, unknown>
  return keys.flatMap((key) => either(isCount(record[key]), `/${key}`, 'not_a_whole_number'))
}

function rangeProblems(value: unknown): FactProblem[] {
  if (!isObject(value)) return [problem('', 'not_an_object')]
  const bad = countProblems(value, ['low', 'best', 'high'])
  if (bad.length > 0) return bad
  const { low, best, high } = value as { low: number; best: number; high: number }
  return [...either(low <= best, '/low', 'out_of_order'), ...either(best <= high, '/high', 'out_of_order')]
}

function figureProblems(value: unknown, shape: FactShape): FactProblem[] {
  if (!isObject(value)) return [problem('', 'not_an_object')]
  const known = shape.kind === 'figures' ? shape.of : []
  const keys = Object.keys(value)
  return [
    ...either(keys.length > 0, '', 'empty'),
    ...keys.flatMap((key) => either(known.includes(key), `/${key}`, 'unknown_key')),
    ...countProblems(value, keys),
  ]
}

function minorsProblems(value: unknown): FactProblem[] {
  if (!isObject(value)) return [problem('', 'not_an_object')]
  const bad = countProblems(value, ['under14', 'under18'])
  if (bad.length > 0) return bad
  const { under14, under18 } = value as { under14: number; under18: number }
  return either(under14 <= under18, '/under14', 'more_under_14_than_under_18')
}

function groupProblems(item: unknown, at: string): FactProblem[] {
  if (!isObject(item)) return [problem(at, 'not_an_object')]
  const { key, name } = item as { key?: unknown; name?: unknown }
  const keyFine = typeof key === 'string' && /^[a-z0-9][a-z0-9-]{0,39}$/.test(key)
  const names = isObject(name) ? languages.filter((language) => language in name) : []
  return [
    ...either(keyFine, `${at}/key`, 'not_a_choice'),
    ...either(names.length > 0, `${at}/name`, 'empty'),
    ...names.flatMap((l) => textProblems((name as Record<string, unknown>)[l], `${at}/name/${l}`, maxItem)),
  ]
}

function regionProblems(item: unknown, at: string): FactProblem[] {
  if (!isObject(item)) return [problem(at, 'not_an_object')]
  const { region, people } = item as { region?: unknown; people?: unknown }
  return [
    ...either(
      typeof region === 'string' && /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(region),
      `${at}/region`,
      'not_a_region',
    ),
    ...either(people === null || isCount(people), `${at}/people`, 'not_a_whole_number'),
  ]
}

function ransomProblems(value: unknown, context: FactContext): FactProblem[] {
  if (value === 'none') return []
  if (!isObject(value)) return [problem('', 'not_an_object')]
  const { amount, method, askedAt } = value as { amount?: unknown; method?: unknown; askedAt?: unknown }
  return [
    ...textProblems(amount, '/amount', maxItem),
    ...textProblems(method, '/method', maxItem),
    ...instantProblems(askedAt, '/askedAt', context),
  ]
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * How far a run has come that pages the company's user centre. It is kept with every page, so that a restart goes on after the
 * last whole one.
 */
export interface FetchState {
  /** The centre's host; a run is never taken on by another one. */
  from: string
  /** What the centre is asked to narrow its answer to; '' = everybody it names for this incident. */
  filter: string
  /** Where the next page begins; '' = at the beginning. */
  cursor: string
  /** A cursor remembered for comparison, and the page at which it is moved on. */
  mark: string
  markAt: number
  pages: number
  people: number
  /** Pages in a row that held nobody. */
  blank: number
  /** Of the pages taken whole; what lies beyond is cut off before the next one. */
  bytes: number
  /** Failures in a row of the page now asked for, the last one's code, and when it is asked for again (epoch ms). */
  tries: number
  trouble: string
  nextAt: number
}

export const firstPage = (from: string, filter: string): FetchState => ({
  from,
  filter,
  ...{
    cursor: '',
    mark: '',
    markAt: 1,
    pages: 0,
    people: 0,
    blank: 0,
    bytes: 0,
    tries: 0,
    trouble: '',
    nextAt: 0,
  },
})

export interface CentrePage {
  people: Record<string, unknown>[]
  /** `null` = this is the last page. */
  next: string | null
}

const longestCursor = 2_000

/**
 * A page as the centre writes it: `{"people": [...], "next": "cursor" | null}`, or lines of objects of which the last is
 * `{"next": ...}`. `null` = anything else; a page cut short has no `next` and is none.
 */
export function readPage(text: string, lines: boolean): CentrePage | null {
  const values = lines
    ? text
        .split('\n')
        .filter((line) => line.trim())
        .map(parsed)
    : [parsed(text)]
  const last = values.pop()
  if (!isObject(last) || !('next' in last)) return null
  const people = lines ? values : last.people
  if (!Array.isArray(people) || !people.every(isObject)) return null
  if (last.next === null) return { people, next: null }
  const next = typeof last.next === 'number' ? String(last.next) : last.next
  if (typeof next !== 'string' || next === '' || next.length > longestCursor) return null
  return { people, next }
}

/** Bounds of a run: no centre has more pages, nor so many in a row that hold nobody. */
export const mostPages = 100_000
export const mostBlank = 100

export type PageFault = 'centre_loop' | 'centre_endless'

/**
 * The state after a whole page of so many bytes, or why the run cannot go on. A cursor that comes back is found by one remembered
 * cursor that is moved on at each doubling (Brent's way): any circle is met within three times its length and what led to it.
 */
export function afterPage(
  state: FetchState,
  { people, next }: CentrePage,
  bytes: number,
): FetchState | PageFault {
  const pages = state.pages + 1
  const blank = people.length ? 0 : state.blank + 1
  if (next !== null && (next === state.cursor || (state.mark !== '' && next === state.mark)))
    return 'centre_loop'
  if (next !== null && (pages >= mostPages || blank >= mostBlank)) return 'centre_endless'
  const moved = pages >= state.markAt ? { mark: next ?? '', markAt: state.markAt * 2 } : {}
  return {
    ...state,
    ...moved,
    ...{ cursor: next ?? '', pages, blank, tries: 0, trouble: '', nextAt: 0 },
    people: state.people + people.length,
    bytes: state.bytes + bytes,
  }
}

/** Why a page was not given. */
export type AskFault =
  | 'centre_refused'
  | 'centre_redirect'
  | 'centre_not_found'
  | 'centre_not_page'
  | 'centre_too_large'
  | 'centre_throttled'
  | 'centre_failing'
  | 'centre_silent'
  | 'centre_unreachable'

/** What an answer's status means; `null` = a page is in it. */
export function faultOfStatus(status: number): AskFault | null {
  if (status === 200) return null
  if (status >= 300 && status < 400) return 'centre_redirect'
  if (status === 401 || status === 403) return 'centre_refused'
  if (status === 429) return 'centre_throttled'
  if (status === 408) return 'centre_silent'
  if (status >= 500) return 'centre_failing'
  return status >= 400 ? 'centre_not_found' : 'centre_not_page'
}

/** Those that pass by themselves; each other one needs a person. */
const passing: readonly AskFault[] = [
  'centre_throttled',
  'centre_failing',
  'centre_silent',
  'centre_unreachable',
]

export const mostTries = 12
const firstWaitMs = 1_000
const longestWaitMs = 300_000
/** A centre that asks for more is not waited for longer. */
const longestAskedMs = 3_600_000

/** After a failure: the state with the time of the next try, or `null` where there is none. Waits 1 s, 2 s, 4 s ... five minutes. */
export function afterFault(
  state: FetchState,
  fault: AskFault,
  now: number,
  askedMs: number | null,
): FetchState | null {
  const tries = state.tries + 1
  if (!passing.includes(fault) || tries >= mostTries) return null
  const ours = Math.min(firstWaitMs * 2 ** (tries - 1), longestWaitMs)
  const waitMs = Math.min(Math.max(ours, askedMs ?? 0), longestAskedMs)
  return { ...state, tries, trouble: fault, nextAt: now + waitMs }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

import type { BadRow, Contact, Mended, MinorKind, PersonRow } from '../../db/store/rows.ts'
import { type Address, normaliseEmail, normalisePhone } from '../rules/address.ts'
import type { ColumnKey, Header } from '../rules/columns.ts'
import type { ImportDefaults } from './audiences.ts'
import { armed } from './errorFile.ts'
import type { TableRow } from './table.ts'
import { warningsOf } from './warnings.ts'

type Fault = BadRow['faults'][number]

/** A good row, with what somebody should look at. */
export interface GoodRow {
  person: PersonRow
  warnings: { field: string; code: string }[]
  /** Rows refused before that this one mends. */
  mends: Mended[]
}

/**
 * Reads rows of an uploaded file: a person, or every reason why not. Values are kept as they are written, names in any script
 * or with any signs; only addresses are normalised. `null` for an empty line.
 */
export function rowReader(header: Header, defaults: ImportDefaults) {
  const fieldAt = new Map([...header.places].map(([key, place]) => [place, key as string]))
  const asWritten = header.origins.length ? (cells: string[]) => cells.map(armed) : (cells: string[]) => cells
  return ({ row, cells: read, fault }: TableRow): GoodRow | BadRow | null => {
    const cells = asWritten(read)
    if (cells.every((cell) => cell.trim() === '')) return null
    const faults = faultsOfCells(cells, fault, fieldAt)
    const value = (key: ColumnKey): string => {
      const place = header.places.get(key)
      return place === undefined ? '' : trim(cells[place] ?? '')
    }
    const contact = readContact(value, faults)
    const minor = readMinor(value('minor'))
    if (minor === null) faults.push({ field: 'minor', code: 'not_minor' })
    if (contact.ref === null && contact.phone === null && contact.email === null && !faults.length) {
      faults.push({ field: 'row', code: 'nobody' })
    }
    if (faults.length) return { row, faults: firstPerField(faults), cells }
    const fields = readFields(cells, header)
    const person: PersonRow = {
      row,
      ...contact,
      ...(fields ? { fields } : {}),
      group: value('group').slice(0, 100) || (defaults.group ?? ''),
      language: readLanguage(value('language')) ?? defaults.language ?? 'zh-CN',
      region: readRegion(value('region')) ?? defaults.region ?? 'CN',
      minor: minor ?? 'no',
      tenant: value('tenant').slice(0, 100),
    }
    return { person, warnings: warningsOf(person), mends: mendsOf(cells, header) }
  }
}

export const isBad = (row: GoodRow | BadRow): row is BadRow => 'faults' in row

const unreadable = /[\ufffd\0]/

function faultsOfCells(
  cells: readonly string[],
  fault: TableRow['fault'],
  fieldAt: ReadonlyMap<number, string>,
): Fault[] {
  const faults: Fault[] = fault ? [{ field: 'row', code: fault }] : []
  for (let place = 0; place < cells.length; place++) {
    const cell = cells[place]!
    const field = fieldAt.get(place)
    const code = unreadable.test(cell)
      ? cell.includes('\ufffd')
        ? 'encoding'
        : 'nul'
      : field && cell.length > 320
        ? 'too_long'
        : null
    if (code) faults.push({ field: field ?? `column ${place + 1}`, code })
  }
  return faults
}

const mendsOf = (cells: readonly string[], { origins }: Header): Mended[] =>
  origins.flatMap(({ batch, place }) => {
    const row = /^\d{1,9}$/.exec((cells[place] ?? '').trim())?.[0]
    return row ? [{ batch, row: Number(row) }] : []
  })

/** What else is kept of a person, by the name its column has. */
function readFields(cells: readonly string[], { fields }: Header): Record<string, string> | null {
  if (!fields.size) return null
  const kept: Record<string, string> = {}
  for (const [name, place] of fields) {
    const text = trim(cells[place] ?? '').slice(0, 320)
    if (text) kept[name] = text
  }
  return kept
}

function readContact(value: (key: ColumnKey) => string, faults: Fault[]): Contact {
  const address = (key: ColumnKey, normalise: (text: string) => Address): string | null => {
    const text = value(key)
    if (!text) return null
    const read = normalise(text)
    if (!read.ok) faults.push({ field: key, code: read.fault })
    return read.ok ? read.value : null
  }
  return {
    ref: value('ref') || null,
    name: value('name'),
    phone: address('phone', normalisePhone),
    email: address('email', normaliseEmail),
    guardianPhone: address('guardianPhone', normalisePhone),
    guardianEmail: address('guardianEmail', normaliseEmail),
  }
}

/**
 * A minor by age or by word. "Yes" without an age is told like one of 14 to 17, both the minor and the guardian, so that
 * no guardian is left out. `null` when the cell says neither.
 */
function readMinor(text: string): MinorKind | null {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  if (/^\d{1,3}(岁|周岁)?$/.test(plain) && !/^[01]$/.test(plain))
    return minorByAge(Number.parseInt(plain, 10))
  return minorWords.get(plain) ?? null
}

const minorByAge = (age: number): MinorKind => (age < 14 ? 'under14' : age < 18 ? 'under18' : 'no')

const minorWords = new Map<string, MinorKind>([
  ...['', '否', '不是', '成年', 'no', 'n', 'false', '0', 'adult'].map((word) => [word, 'no'] as const),
  ...['<14', 'under14', '未满14', '未满14岁', '未满14周岁', '不满14岁', '不满14周岁', '14岁以下', '儿童'].map(
    (word) => [word, 'under14'] as const,
  ),
  ...[
    '是',
    'yes',
    'y',
    'true',
    '1',
    '<18',
    'under18',
    '14-17',
    '14-18',
    '未成年',
    '未满18',
    '未满18岁',
    '不满18岁',
    '14至17岁',
  ].map((word) => [word, 'under18'] as const),
])

function readLanguage(text: string): string | null {
  if (!text) return null
  const plain = text.toLowerCase().replace('_', '-')
  if (/^(zh|中|汉|简体|chinese|cn)/.test(plain)) return 'zh-CN'
  if (/^(en|英)/.test(plain)) return 'en'
  return plain.slice(0, 35)
}

function readRegion(text: string): string | null {
  if (!text) return null
  if (/^(中国(大陆|内地)?|大陆|境内|china|cn|chn)$/i.test(text)) return 'CN'
  return /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : text.slice(0, 64)
}

/** Spaces and invisible marks at the ends go; what stands inside a name stays. */
const trim = (text: string): string => (isPlain(text) ? text : text.replace(edges, ''))

/** Begins and ends with a letter, a digit or a Han character, as nearly every cell does. */
const isPlain = (text: string): boolean =>
  text === '' || (isLetter(text.charCodeAt(0)) && isLetter(text.charCodeAt(text.length - 1)))
const isLetter = (code: number): boolean => (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff)

const edges = /^[\s\p{Z}\u200b\u2060\ufeff]+|[\s\p{Z}\u200b\u2060\ufeff]+$/gu

const firstPerField = (faults: readonly Fault[]): Fault[] =>
  [...new Map(faults.toReversed().map((fault) => [fault.field, fault])).values()].reverse()

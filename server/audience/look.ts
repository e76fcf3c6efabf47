import { maskAddress, maskName } from '../rules/address.ts'
import { openTable, Unreadable } from './table.ts'

/** The top of an uploaded file. */
export interface Look {
  encoding: string
  header: string[]
  /** The first cells of each column, masked: enough to tell a number from a name. */
  examples: string[][]
}

const rowsLookedAt = 3

/** Reads no further than the first rows. `null` when not even its header can be read. */
export async function lookAt(path: string): Promise<Look | null> {
  try {
    const { encoding, rows } = await openTable(path)
    const seen: string[][] = []
    for await (const { cells } of rows) {
      if (cells.some((cell) => cell.trim() !== '')) seen.push(cells)
      if (seen.length > rowsLookedAt) break
    }
    const [header, ...first] = seen
    if (!header) return null
    const examples = header.map((_, place) => first.map((cells) => maskCell((cells[place] ?? '').trim())))
    return { encoding, header, examples: examples.map((cells) => cells.filter(Boolean)) }
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

function maskCell(cell: string): string {
  const short = cell.slice(0, 40)
  return short.includes('@') || /\d{5}/.test(short) ? maskAddress(short) : maskName(short)
}

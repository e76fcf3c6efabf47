import {
  type ChannelKind,
  type Coverage,
  channelKinds,
  coverageLine,
  coverageLines,
  coverageOf,
  type StateCount,
} from './delivery.ts'

export const ledgerChannels = [...channelKinds, 'none', 'queued'] as const
export type LedgerChannel = (typeof ledgerChannels)[number]
export type LedgerRow = Coverage & { channel: LedgerChannel }

interface Standing {
  coverage: Coverage
  /** Rows on which people stand, by channel and state. */
  standing: readonly StateCount[]
}

/**
 * The coverage ledger by channel: each person in exactly one row, so the rows add up to everybody. `queued` holds whoever
 * was not yet taken up, on the line where the whole counts them (trying; stopped once cancelled).
 */
export function ledgerRows({ coverage, standing }: Standing, channels: readonly ChannelKind[]): LedgerRow[] {
  const rows = ledgerChannels.map((channel): LedgerRow => {
    const counts = standing.filter((count) => count.channel === channel)
    const people = counts.reduce((sum, { n }) => sum + n, 0)
    return { channel, ...coverageOf(counts, people) }
  })
  const shown = new Set<LedgerChannel>([...channels, 'none'])
  const queued = rows.find(({ channel }) => channel === 'queued') as LedgerRow
  for (const line of [...coverageLines, 'people'] as const)
    queued[line] = coverage[line] - rows.reduce((sum, row) => sum + (row === queued ? 0 : row[line]), 0)
  return rows.filter(({ channel, people }) => shown.has(channel) || people > 0)
}

/** The figures of a hint, flat: `told`, `email:told`, ... */
export function liveCounts({ coverage, standing }: Standing): Record<string, number> {
  const counts: Record<string, number> = { ...coverage }
  for (const { channel, state, n } of standing) {
    const key = `${channel}:${coverageLine(channel, state)}`
    counts[key] = (counts[key] ?? 0) + n
  }
  return counts
}

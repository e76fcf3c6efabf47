import { useEffect, useRef, useState } from 'react'
import type { CoverageRowView, CoverageView, OrderView } from '../../server/contract/orders.ts'
import { coverageLines } from '../../server/rules/delivery.ts'
import { serverNow } from '../live/now.ts'
import { useProgress } from '../live/progress.ts'

interface OrderNow {
  coverage: CoverageView
  rows: CoverageRowView[]
}

/** Where everybody stands this moment: the view's figures, or the newer ones of the running hint. */
export function useOrderNow(order: OrderView): OrderNow {
  const hint = useProgress(order.id)
  if (!hint || order.state !== 'running') return order
  return { coverage: coverageIn(hint, ''), rows: rowsIn(order, hint) }
}

const lines = [...coverageLines, 'people'] as const

const coverageIn = (hint: Record<string, number>, prefix: string): CoverageView =>
  Object.fromEntries(lines.map((line) => [line, hint[prefix + line] ?? 0])) as CoverageView

/** Whoever stands on no channel yet is queued: the rows always add up to everybody. */
function rowsIn({ channels }: OrderView, hint: Record<string, number>): CoverageRowView[] {
  const rows = [...channels, 'none' as const].map((channel): CoverageRowView => {
    const row = coverageIn(hint, `${channel}:`)
    return { ...row, channel, people: coverageLines.reduce((sum, line) => sum + row[line], 0) }
  })
  const whole = coverageIn(hint, '')
  const rest = Object.fromEntries(
    lines.map((line) => [line, Math.max(0, whole[line] - rows.reduce((sum, row) => sum + row[line], 0))]),
  ) as CoverageView
  return rest.people > 0 ? [...rows, { ...rest, channel: 'queued' }] : rows
}

interface Sample {
  at: number
  settled: number
}

const spanMs = 12_000

/** People settled a second over the last seconds of a run; `null` before two hints came. */
export function useRate({ id, state }: OrderView): number | null {
  const hint = useProgress(id)
  const samples = useRef<Sample[]>([])
  const [rate, setRate] = useState<number | null>(null)
  useEffect(() => {
    if (!hint || state !== 'running') return
    const at = serverNow()
    const settled = (hint.people ?? 0) - (hint.trying ?? 0)
    samples.current = [...samples.current.filter((one) => at - one.at < spanMs), { at, settled }]
    const [first] = samples.current
    if (first && at - first.at > 500) setRate(((settled - first.settled) * 1000) / (at - first.at))
  }, [hint, state])
  return state === 'running' ? rate : null
}

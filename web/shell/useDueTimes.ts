import { useMemo } from 'react'
import { api } from '../../server/contract/api.ts'
import type { DueTime } from '../../server/contract/dueTimes.ts'
import { serverNow } from '../live/now.ts'
import { useView } from '../live/view.ts'

export type RunningTime = DueTime & { shiftMs: number }

const none: DueTime[] = []

/** Every clock that runs in what the reader may see, with how far its world runs ahead of the real one. */
export function useDueTimes(): RunningTime[] {
  const { data = none } = useView(api.dueTimes, {})
  return useMemo(() => data.map((time) => ({ ...time, shiftMs: shiftOf(time, serverNow()) })), [data])
}

const shiftOf = ({ worldKind, worldNow }: DueTime, now: number): number =>
  worldKind === 'real' ? 0 : Math.round((Date.parse(worldNow) - now) / 1000) * 1000

import { useEffect } from 'react'
import { hear, heard, maySound, ring, useBellOn } from '../live/bell.ts'
import { bellsAt } from './bellTimes.ts'
import type { RunningTime } from './useDueTimes.ts'

/** Sounds once when a clock enters its last ten minutes; what comes before the first press sounds after it. */
export function useBell(times: readonly RunningTime[], now: number): void {
  const chosen = useBellOn()
  useEffect(() => {
    const keys = bellsAt(times, now, { on: chosen && maySound(), heard: heard() })
    if (keys.length === 0) return
    hear(keys)
    ring()
  }, [times, now, chosen])
}

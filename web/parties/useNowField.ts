import { useState } from 'react'
import { useShift } from '../incidentFrame/useIncident.ts'
import { serverNow } from '../live/now.ts'

/** An instant that begins at the world's now, or so many ms later. */
export function useNowField(plusMs = 0) {
  const shiftMs = useShift()
  const [at, setAt] = useState<string | undefined>(() =>
    new Date(serverNow() + shiftMs + plusMs).toISOString(),
  )
  return { at, setAt, shiftMs }
}

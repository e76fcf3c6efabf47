import { useSyncExternalStore } from 'react'

let correctionMs = 0
let shown = Date.now()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/**
 * The instant every clock of the page shows, in epoch ms: one tick a second for the whole page, corrected by the
 * server's clock. `shiftMs` is how far a drill's world runs ahead.
 */
export function useNow(shiftMs = 0): number {
  return useSyncExternalStore(listen, read) + shiftMs
}

/** Now, outside of rendering. */
export const serverNow = (): number => Date.now() + correctionMs

/** The server said what time it is; half the journey is not worth correcting for whole seconds. */
export function correctBy(serverTime: number): void {
  correctionMs = serverTime - Date.now()
  tick()
}

const read = (): number => shown

function listen(listener: () => void): () => void {
  listeners.add(listener)
  if (!timer) tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) rest()
  }
}

/** Fires just after each whole second of the corrected clock, so that all figures turn together. */
function tick(): void {
  rest()
  shown = serverNow()
  for (const listener of listeners) listener()
  if (listeners.size > 0) timer = setTimeout(tick, 1001 - (shown % 1000))
}

function rest(): void {
  clearTimeout(timer)
  timer = undefined
}

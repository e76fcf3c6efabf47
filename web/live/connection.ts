import { useSyncExternalStore } from 'react'

export interface Connection {
  connected: boolean
  /** When the last figure on the page was fetched; absent before the first. */
  figureAt: number | undefined
}

let shown: Connection = { connected: true, figureAt: undefined }
const listeners = new Set<() => void>()

export const useConnection = (): Connection => useSyncExternalStore(listen, () => shown)

/** Told by the socket; a page that has not begun to connect counts as connected. */
export function setConnected(connected: boolean, figureAt: number | undefined): void {
  shown = { connected, figureAt: figureAt ?? shown.figureAt }
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

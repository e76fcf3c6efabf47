import { useSyncExternalStore } from 'react'
import type { Progress } from '../../server/contract/live.ts'

const latest = new Map<string, Progress['counts']>()
const listeners = new Set<() => void>()

/** The running counts of an order or an import batch; absent until the first hint. The view itself holds the last ones. */
export const useProgress = (ref: string): Progress['counts'] | undefined =>
  useSyncExternalStore(listen, () => latest.get(ref))

export function hearProgress({ ref, counts }: Progress): void {
  latest.set(ref, counts)
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

import { useEffect, useSyncExternalStore } from 'react'
import type { Presence } from '../../server/contract/live.ts'
import { openSocket } from './socket.ts'

type People = Presence['people']
type Look = { incidentId: string; section: string } | null

const nobody: People = []
const here = new Map<string, People>()
const listeners = new Set<() => void>()
let look: Look = null

/** Who has this incident open, and at which section. */
export const usePresence = (incidentId: string): People =>
  useSyncExternalStore(listen, () => here.get(incidentId) ?? nobody)

/** Tells the others what this page shows while it shows it. */
export function useLook(incidentId: string, section: string): void {
  useEffect(() => {
    say({ incidentId, section })
    return () => say(null)
  }, [incidentId, section])
}

export function hearPresence({ incidentId, people }: Presence): void {
  here.set(incidentId, people)
  for (const listener of listeners) listener()
}

/** The server forgets who looked where when the line breaks. */
export const repeatLook = (): void => say(look)

function say(at: Look): void {
  look = at
  const socket = openSocket()
  if (socket.connected) socket.emit('look', at)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

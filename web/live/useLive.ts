import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Change } from '../../server/contract/live.ts'
import { concerns, type ViewKey } from './concerns.ts'
import { setConnected } from './connection.ts'
import { correctBy } from './now.ts'
import { hearPresence, repeatLook } from './presence.ts'
import { hearProgress } from './progress.ts'
import { openSocket } from './socket.ts'

const gatherMs = 80

/** Connects the page while it is mounted: the socket only hints, the views fetch over HTTP. */
export function useLive(): void {
  const client = useQueryClient()
  useEffect(() => {
    const socket = openSocket()
    const hear = gather(client)
    socket.on('connect', () => {
      setConnected(true, latestOf(client))
      repeatLook()
      void client.invalidateQueries()
    })
    socket.on('disconnect', () => setConnected(false, latestOf(client)))
    socket.on('welcome', ({ serverTime }) => correctBy(Date.parse(serverTime)))
    socket.on('change', hear)
    socket.on('presence', hearPresence)
    socket.on('progress', hearProgress)
    socket.connect()
    return () => {
      socket.removeAllListeners()
      socket.disconnect()
    }
  }, [client])
}

/** A burst of hints (one act writes several records) becomes one round of fetching. */
function gather(client: QueryClient): (change: Change) => void {
  let waiting: Change[] = []
  return (change) => {
    waiting.push(change)
    if (waiting.length > 1) return
    setTimeout(() => {
      const changes = waiting
      waiting = []
      void client.invalidateQueries({
        predicate: ({ queryKey }) => changes.some((one) => concerns(one, queryKey as unknown as ViewKey)),
      })
    }, gatherMs)
  }
}

/** When the newest figure on the page was fetched. */
function latestOf(client: QueryClient): number | undefined {
  const times = client
    .getQueryCache()
    .getAll()
    .map((query) => query.state.dataUpdatedAt)
  const latest = Math.max(0, ...times)
  return latest === 0 ? undefined : latest
}

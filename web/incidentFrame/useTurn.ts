import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../../server/contract/api.ts'
import { keyOf } from '../live/view.ts'

const everyMs = 30_000

/** A term may end without anybody writing anything, and no hint says so: what time alone turns is read again. */
export function useTurn(incidentId: string): void {
  const client = useQueryClient()
  useEffect(() => {
    const asked = { params: { incidentId } }
    const timer = setInterval(() => {
      if (document.hidden) return
      void client.invalidateQueries({ queryKey: keyOf(api.getIncident, asked) })
      void client.invalidateQueries({ queryKey: keyOf(api.listTasks, asked) })
    }, everyMs)
    return () => clearInterval(timer)
  }, [client, incidentId])
}

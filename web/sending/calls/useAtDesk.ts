import { useEffect, useRef } from 'react'
import { api } from '../../../server/contract/api.ts'
import type { HeldCall } from '../../../server/contract/calls.ts'
import { call, urlOf } from '../../api.ts'

const signOfLifeMs = 60_000
const lookMs = 10_000

/**
 * While the page stands: says that the caller is there, and looks who else holds a number. Leaving it gives back a number that
 * was not yet shown; one that was may be on the line, and waits its few minutes for the caller to come back.
 */
export function useAtDesk(
  params: { incidentId: string; orderId: string },
  mine: HeldCall | null,
  onLook: () => void,
): void {
  const { incidentId, orderId } = params
  const deliveryId = mine?.deliveryId
  const latest = useRef({ mine, onLook })
  latest.current = { mine, onLook }
  useEffect(() => {
    const timer = setInterval(() => latest.current.onLook(), lookMs)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (deliveryId === undefined) return
    const of = { incidentId, orderId, deliveryId: String(deliveryId) }
    const keep = () => void call(api.keepCall, { params: of }).catch(() => latest.current.onLook())
    const timer = setInterval(keep, signOfLifeMs)
    return () => clearInterval(timer)
  }, [incidentId, orderId, deliveryId])
  useEffect(() => {
    const leave = () => {
      if (!latest.current.mine || latest.current.mine.begun) return
      const url = urlOf(api.leaveCalls, { params: { incidentId, orderId } })
      void fetch(url, { method: 'POST', credentials: 'same-origin', keepalive: true }).catch(() => undefined)
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [incidentId, orderId])
}

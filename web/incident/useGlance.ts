import { useEffect, useRef, useState } from 'react'
import { api } from '../../server/contract/api.ts'
import type { RecordLine } from '../../server/contract/records.ts'
import { call } from '../api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useMe } from '../shell/SignedIn.tsx'

/**
 * What the reader missed: entries by others since they last looked, as it stood when the page opened. Looking is saved
 * once the newest entries are in sight of a page somebody is looking at.
 */
export function useGlance(lines: readonly RecordLine[], inSight: boolean) {
  const { id, seen } = useIncident()
  const { user } = useMe()
  const [from] = useState(seen)
  const saved = useRef(seen)
  const newest = lines[0]?.seq ?? 0
  useEffect(() => {
    if (!inSight || document.hidden || newest <= saved.current) return
    saved.current = newest
    void call(api.glance, { params: { incidentId: id }, body: { seq: newest } }).catch(() => {
      saved.current = from
    })
  }, [id, newest, inSight, from])
  const missed = from === 0 ? 0 : lines.filter(({ seq, actor }) => seq > from && actor.id !== user.id).length
  return { from, missed }
}

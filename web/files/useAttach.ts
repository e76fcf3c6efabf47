import { useState } from 'react'
import { api } from '../../server/contract/api.ts'
import type { AttachmentView } from '../../server/contract/files.ts'
import { call, Problem } from '../api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'

/** Keeps files with the incident, one after another; the first that is refused is said, those before it stay. */
export function useAttach(onKept: (kept: AttachmentView[]) => void) {
  const { id: incidentId } = useIncident()
  const [working, setWorking] = useState(false)
  const [refused, setRefused] = useState<{ name: string; problem: Problem }>()
  const attach = async (chosen: readonly File[]) => {
    setRefused(undefined)
    setWorking(true)
    const kept: AttachmentView[] = []
    for (const file of chosen) {
      const problem = await keep(incidentId, file).then(
        (one) => void kept.push(one),
        (error: unknown) => error,
      )
      if (problem instanceof Problem) {
        setRefused({ name: file.name, problem })
        break
      }
    }
    setWorking(false)
    if (kept.length > 0) onKept(kept)
  }
  return { attach, working, refused }
}

const keep = (incidentId: string, file: File): Promise<AttachmentView> =>
  call(api.attachFile, { params: { incidentId }, query: { name: file.name.slice(-200) }, body: file })

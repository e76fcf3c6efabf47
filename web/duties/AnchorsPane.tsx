import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AnchorFactView } from '../../server/contract/dutyStory.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Pane } from '../parts/Pane.tsx'
import { AnchorTable } from './AnchorTable.tsx'

/** Every instant that clocks start from, side by side: who set it, what counts from it, and its correction. */
export function AnchorsPane() {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  const anchors = useView(api.listAnchors, { params: { incidentId } }).data
  if (!anchors) return null
  return (
    <div className="duty-anchors">
      <Pane title={t('anchors.title')} meta={t('anchors.meta')}>
        <Anchors anchors={anchors} />
      </Pane>
    </div>
  )
}

/** The instants of a table, one of them open for correction. */
export function Anchors({ anchors }: { anchors: readonly AnchorFactView[] }) {
  const [open, setOpen] = useState<string>()
  return <AnchorTable anchors={anchors} open={open} onOpen={setOpen} />
}

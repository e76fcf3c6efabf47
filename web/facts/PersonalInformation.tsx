import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useIncident, useMay } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { ReclassificationRow } from './ReclassificationRow.tsx'
import { ReclassifyForm } from './ReclassifyForm.tsx'

/**
 * Whether personal information is involved is never typed in: it is raised by any seat at once, and taken back only by
 * two people. Every proposal stays in sight with what became of it.
 */
export function PersonalInformation() {
  const { t } = useTranslation('facts')
  const { id: incidentId, personalInformation } = useIncident()
  const may = useMay()
  const [proposing, setProposing] = useState(false)
  const proposals = useView(api.listReclassifications, { params: { incidentId } }).data ?? []
  const involved = personalInformation === 'yes' || personalInformation === 'maybe'
  const waiting = proposals.some(({ state }) => state === 'proposed')
  const mayRaise = may('raise') && personalInformation !== 'yes'
  const mayReclassify = may('propose_reclassification') && involved && !waiting
  if (!mayRaise && !mayReclassify && proposals.length === 0) return null
  return (
    <section className="fact-involved" aria-label={t('raise.title')}>
      {proposals.map((proposal) => (
        <ReclassificationRow key={proposal.id} proposal={proposal} />
      ))}
      {proposing ? (
        <ReclassifyForm onDone={() => setProposing(false)} />
      ) : (
        <div className="fact-more">
          {mayRaise && (
            <LinkButton size="small" to="?do=judge">
              {t('raise.raise')}
            </LinkButton>
          )}
          {mayReclassify && (
            <Button size="small" onClick={() => setProposing(true)}>
              {t('raise.reclassify')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

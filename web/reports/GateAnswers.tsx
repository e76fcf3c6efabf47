import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { FilingView } from '../../server/contract/filings.ts'
import { urlOf } from '../api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Value } from '../parts/Pane.tsx'

/** What legal confirmed before it left the country. */
export function GateAnswers({ gate }: Pick<FilingView, 'gate'>) {
  const { t } = useTranslation('reports')
  const { id: incidentId } = useIncident()
  if (!gate) return null
  const said = gate.holdsData
    ? t('gate.saidYes', { by: gate.approvedBy, number: gate.approvalNumber })
    : t('gate.saidNo', { why: gate.why })
  return (
    <Value label={t('gate.short')} meta={t('gate.confirmedBy', { name: gate.confirmedBy.name })}>
      {said}{' '}
      {gate.document && (
        <a
          className="link"
          href={urlOf(api.fetchFile, { params: { incidentId, digest: gate.document } })}
          download
        >
          {t('gate.document')}
        </a>
      )}
    </Value>
  )
}

import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { RetentionView } from '../../server/contract/retention.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Pane } from '../parts/Pane.tsx'
import { ProofKey } from '../parts/ProofKey.tsx'

/** The signed bundle, and the key it is signed with. */
export function ProofPane({ retention: { can, keys } }: { retention: RetentionView }) {
  const { t } = useTranslation('proof')
  const { id: incidentId, worldKind } = useIncident()
  const { data } = useView(api.getProofKey, {})
  const gone = keys.some(({ kind, destroyedAt }) => kind === 'proof' && destroyedAt !== null)
  return (
    <Pane title={t('proof.title')} padded>
      <p>{t('proof.lead')}</p>
      {gone && <p className="ink-2">{t('proof.destroyed')}</p>}
      {worldKind !== 'real' && <p className="is-soon">{t('proof.marked')}</p>}
      {can.includes('export_proof') ? (
        <div className="line">
          <a className="button plain normal" href={`/api/incidents/${incidentId}/proof`} download>
            {t('proof.export')}
          </a>
        </div>
      ) : (
        <p className="ink-2">{t('proof.noRight')}</p>
      )}
      {data && <ProofKey proofKey={data.key} />}
    </Pane>
  )
}

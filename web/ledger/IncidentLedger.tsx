import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { PromiseLine } from '../../server/contract/ledger.ts'
import type { Answer } from '../api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { wallOf } from '../parts/instant.ts'
import { Loading } from '../parts/Loading.tsx'
import { entriesOf } from '../parts/list.ts'
import '../parts/pane.css'
import { ProofKey } from '../parts/ProofKey.tsx'
import { useSay } from '../words/useSay.ts'
import './ledger.css'
import { Proofs } from './Proofs.tsx'
import { Score } from './Score.tsx'
import { Verdict } from './Verdict.tsx'

/** Every promise of the policy in this incident, and what proves it; computed, never typed in. */
export default function IncidentLedger() {
  const { id } = useIncident()
  const ledger = useView(api.incidentLedger, { params: { incidentId: id } })
  if (ledger.data) return <Shown ledger={ledger.data} />
  return ledger.error ? (
    <ErrorNote problem={ledger.error} onRetry={() => void ledger.refetch()} />
  ) : (
    <Loading />
  )
}

function Shown({ ledger: { policy, lines } }: { ledger: Answer<typeof api.incidentLedger> }) {
  const { t } = useTranslation('ledger')
  const say = useSay()
  const { reportedAt, worldKind } = useIncident()
  const year = wallOf(reportedAt).year
  return (
    <div className="ledger">
      <Score
        states={lines.map(({ state }) => state)}
        about={t('about', { policy: say(policy) })}
        tools={
          <>
            {worldKind === 'real' && (
              <LinkButton to={`/ledger?year=${year}`}>{t('toYear', { year })}</LinkButton>
            )}
            <Button icon="report" onClick={() => window.print()}>
              {t('print')}
            </Button>
          </>
        }
      />
      <Lines lines={lines} />
      <SigningKey />
      <p className="meta foot">{t(worldKind === 'real' ? 'foot' : 'footApart')}</p>
    </div>
  )
}

/** What bundles of proof are signed with: whoever received one compares it with what stands here. */
function SigningKey() {
  const { t } = useTranslation('proof')
  const { data } = useView(api.getProofKey, {})
  if (!data) return null
  return (
    <section className="signing-key">
      <h2>{t('key.title')}</h2>
      <ProofKey proofKey={data.key} />
    </section>
  )
}

function Lines({ lines }: { lines: PromiseLine[] }) {
  const { t } = useTranslation('ledger')
  return (
    <table className="table promises">
      <thead>
        <tr>
          <th>{t('head.id')}</th>
          <th>{t('head.section')}</th>
          <th>{t('head.says')}</th>
          <th>{t('head.state')}</th>
          <th>{t('head.why')}</th>
          <th>{t('head.proofs')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ line }: { line: PromiseLine }) {
  const { t } = useTranslation(['ledger', 'parts'])
  const say = useSay()
  const { id } = useIncident()
  return (
    <tr className={line.state}>
      <td className="ink-3">{line.id}</td>
      <td className="ink-3">
        {entriesOf(line.section).join(t('parts:listComma'))}
        {line.beyond !== 'policy' && <small>{t(`beyond.${line.beyond}`)}</small>}
      </td>
      <td className="says">{say(line.says)}</td>
      <td>
        <Verdict state={line.state} />
      </td>
      <td>{t(`why.${line.why}`)}</td>
      <td>
        <Proofs line={line} incidentId={id} />
      </td>
    </tr>
  )
}

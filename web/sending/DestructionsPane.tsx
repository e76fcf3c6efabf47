import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DestructionView, RetentionView } from '../../server/contract/retention.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Pane } from '../parts/Pane.tsx'
import { CertificateCard } from './CertificateCard.tsx'
import { DecideDestruction } from './DecideDestruction.tsx'
import { fullDay } from './fullDay.ts'
import { ReasonForm } from './ReasonForm.tsx'

/** What was destroyed, with its certificate; before a term, by two people. */
export function DestructionsPane({ retention }: { retention: RetentionView }) {
  const { t } = useTranslation('proof')
  const { destructions, keys, can } = retention
  const next = keys.find(({ destroyedAt }) => destroyedAt === null)
  const waits = destructions.some(({ state }) => state === 'proposed' || state === 'begun')
  return (
    <Pane title={t('destroy.history')} padded>
      {destructions.length === 0 && <p className="ink-2">{t('destroy.none')}</p>}
      {destructions.map((one) => (
        <Destruction key={one.id} of={one} />
      ))}
      {next && !waits && can.includes('propose_destruction') && <Propose kind={next.kind} />}
    </Pane>
  )
}

function Destruction({ of }: { of: DestructionView }) {
  const { t } = useTranslation('proof')
  const kind = t(`keep.kind.${of.kind}`)
  if (of.certificate) return <CertificateCard of={of} />
  if (of.state === 'begun') return <p>{t('destroy.begun', { kind })}</p>
  if (of.state === 'declined')
    return (
      <p className="ink-2">
        {t('destroy.declined', { kind, person: of.decidedBy?.name, reason: of.decisionReason })}
      </p>
    )
  return (
    <div>
      <p>
        {t('destroy.waiting', {
          kind,
          person: of.proposedBy.name,
          at: fullDay(of.proposedAt),
          reason: of.reason,
        })}
      </p>
      {of.can.includes('decide_destruction') && <DecideDestruction of={of} />}
    </div>
  )
}

function Propose({ kind }: { kind: DestructionView['kind'] }) {
  const { t } = useTranslation('proof')
  const { id: incidentId } = useIncident()
  const [asking, setAsking] = useState(false)
  const propose = useCommand(api.proposeDestruction)
  if (!asking)
    return (
      <div className="line">
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {t(`destroy.${kind}`)}
        </Button>
      </div>
    )
  return (
    <ReasonForm
      label={t('destroy.reason')}
      hint={t('destroy.reasonHint')}
      verb={t('destroy.propose')}
      kind="stop"
      problem={propose.error}
      working={propose.isPending}
      onBack={() => setAsking(false)}
      onGive={(reason) =>
        propose.mutate(
          { params: { incidentId }, body: { kind, reason } },
          { onSuccess: () => setAsking(false) },
        )
      }
    />
  )
}

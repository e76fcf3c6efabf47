import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { ReclassificationView } from '../../server/contract/reclassifications.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State, type Tone } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { Instant } from '../parts/Instant.tsx'

const tones: Record<ReclassificationView['state'], Tone> = {
  proposed: 'soon',
  confirmed: 'done',
  declined: 'idle',
}

/** One proposal and what became of it; the second person decides here. */
export function ReclassificationRow({ proposal }: { proposal: ReclassificationView }) {
  const { t } = useTranslation('facts')
  const shiftMs = useShift()
  const { state, proposedBy, proposedAt, eventKind, reason, decidedBy, decidedAt, can } = proposal
  return (
    <article className="fact-proposal">
      <State tone={tones[state]}>{t(`raise.${state}`)}</State>
      <p>
        <b>{t('raise.line', { name: proposedBy.name, kind: t(`raise.eventKind.${eventKind}`) })}</b>
        <span className="sep" />
        <Instant at={proposedAt} shiftMs={shiftMs} />
      </p>
      <p className="pre">{reason}</p>
      {decidedBy && decidedAt && (
        <p className="meta">
          {t('raise.decided', { name: decidedBy.name })}
          <span className="sep" />
          <Instant at={decidedAt} shiftMs={shiftMs} />
          <span className="sep" />
          {proposal.decisionReason}
        </p>
      )}
      {can.includes('decide_reclassification') && <Decide proposal={proposal} />}
      {state === 'proposed' && can.length === 0 && <p className="meta">{t('raise.wait')}</p>}
    </article>
  )
}

function Decide({ proposal: { id, version } }: { proposal: ReclassificationView }) {
  const { t } = useTranslation('facts')
  const { id: incidentId } = useIncident()
  const [reason, setReason] = useState('')
  const decide = useCommand(api.decideReclassification)
  const say = (confirm: boolean) =>
    decide.mutate({
      params: { incidentId, reclassificationId: id },
      body: { confirm, reason, version },
    })
  const fieldName = (pointer: string) =>
    pointer.startsWith('/facts/') ? t(`key.${pointer.slice(7) as 'people'}`) : t('raise.reason')
  return (
    <div className="fact-form">
      <p className="meta">{t('raise.effect')}</p>
      <TextArea label={t('raise.reason')} hint={t('raise.reasonHint')} value={reason} onChange={setReason} />
      {decide.error && <ErrorNote problem={decide.error} kept fieldName={fieldName} />}
      <div className="row">
        <Button kind="go" working={decide.isPending} onClick={() => say(true)}>
          {t('raise.confirm')}
        </Button>
        <Button working={decide.isPending} onClick={() => say(false)}>
          {t('raise.decline')}
        </Button>
      </div>
    </div>
  )
}

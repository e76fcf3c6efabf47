import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { ExemptionView } from '../../server/contract/exemptions.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { serverNow } from '../live/now.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { TextArea } from '../parts/Field.tsx'
import { Instant } from '../parts/Instant.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { useFactNames } from './ExemptionGround.tsx'
import { StepForm } from './StepForm.tsx'
import { useFault } from './useFault.ts'

/** Why a decision in force is in question, and counsel's answer. */
export function ExemptionReview({ exemption }: { exemption: ExemptionView }) {
  const { t } = useTranslation('duties')
  const [open, setOpen] = useState(false)
  const facts = useFactNames()
  const { questioned, can } = exemption
  const may = can.includes('review_exemption')
  const asked = questioned && (questioned.keys.length > 0 ? 'questionedTitle' : 'dueTitle')
  return (
    <>
      {asked && (
        <Note tone="soon">
          <b>{t(`exemption.${asked}`)}</b>
          {questioned.keys.length > 0 && <p>{t('exemption.keys', { facts: facts(questioned.keys) })}</p>}
        </Note>
      )}
      {may && !open && (
        <div className="row">
          <Button size="small" kind={asked ? 'go' : 'plain'} onClick={() => setOpen(true)}>
            {t('exemption.review.open')}
          </Button>
        </div>
      )}
      {may && open && <ReviewForm exemption={exemption} onDone={() => setOpen(false)} />}
    </>
  )
}

const monthMs = 30 * 24 * 60 * 60_000

function ReviewForm({ exemption, onDone }: { exemption: ExemptionView; onDone: () => void }) {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  const shiftMs = useShift()
  const [reason, setReason] = useState('')
  const [next, setNext] = useState<string | undefined>(() =>
    new Date(serverNow() + shiftMs + monthMs).toISOString(),
  )
  const command = useCommand(api.reviewExemption)
  const fault = useFault(command.error)
  const params = { incidentId, exemptionId: exemption.id }
  const answer = (keep: boolean) => {
    const body = { keep, reason, reviewAt: keep ? (next ?? null) : null, version: exemption.version }
    command.mutate({ params, body }, { onSuccess: onDone })
  }
  return (
    <StepForm
      title={t('exemption.review.title')}
      action={t('exemption.review.keep')}
      command={command}
      onSubmit={() => answer(true)}
      onCancel={onDone}
      other={
        <Button kind="stop" working={command.isPending} onClick={() => answer(false)}>
          {t('exemption.review.withdraw')}
        </Button>
      }
    >
      <TextArea
        label={t('exemption.review.reason')}
        hint={t('form.reasonHint')}
        value={reason}
        fault={fault('/reason')}
        onChange={setReason}
      />
      <InstantField
        label={t('exemption.review.next')}
        value={next}
        fault={fault('/reviewAt')}
        shiftMs={shiftMs}
        onChange={setNext}
      />
    </StepForm>
  )
}

/** What came of each question, oldest first. */
export function ReviewList({ reviews }: Pick<ExemptionView, 'reviews'>) {
  const { t } = useTranslation('duties')
  const shiftMs = useShift()
  const facts = useFactNames()
  return reviews.map(({ at, by, outcome, reason, keys }) => (
    <p key={at}>
      <b>{t(`exemption.outcome.${outcome}`)}</b> <span className="pre">{reason}</span>
      <small className="block meta">
        {by.name} <Instant at={at} shiftMs={shiftMs} />{' '}
        {keys.length > 0 ? t('exemption.keys', { facts: facts(keys) }) : t('exemption.byDate')}
      </small>
    </p>
  ))
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { HoldView, RetentionView } from '../../server/contract/retention.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Pane } from '../parts/Pane.tsx'
import { fullDay } from './fullDay.ts'
import { ReasonForm } from './ReasonForm.tsx'

/** While a hold stands nothing is destroyed: who placed it, why, and those there were. */
export function HoldPane({ retention: { hold, holds, can } }: { retention: RetentionView }) {
  const { t } = useTranslation('proof')
  return (
    <Pane title={t('hold.title')} tone={hold ? 'soon' : undefined} padded>
      {holds.map((one) => (
        <Held key={one.placedAt} hold={one} />
      ))}
      {!hold && <p className="ink-2">{t('hold.none')}</p>}
      {can.includes('hold') && <HoldStep step="place" />}
      {can.includes('lift_hold') && <HoldStep step="lift" />}
    </Pane>
  )
}

function Held({ hold }: { hold: HoldView }) {
  const { t } = useTranslation('proof')
  const { placedBy, placedAt, reason, liftedBy, liftedAt, liftReason } = hold
  return (
    <p>
      {t('hold.stands', { person: placedBy.name, at: fullDay(placedAt), reason })}
      {liftedAt && (
        <span className="ink-2">
          {' '}
          {t('hold.lifted', { person: liftedBy?.name, at: fullDay(liftedAt), reason: liftReason })}
        </span>
      )}
    </p>
  )
}

const ends = { place: api.placeHold, lift: api.liftHold } as const

function HoldStep({ step }: { step: 'place' | 'lift' }) {
  const { t } = useTranslation('proof')
  const { id: incidentId } = useIncident()
  const [asking, setAsking] = useState(false)
  const command = useCommand(ends[step])
  if (!asking)
    return (
      <div className="line">
        <Button icon="lock" onClick={() => setAsking(true)}>
          {t(`hold.${step}`)}
        </Button>
      </div>
    )
  return (
    <ReasonForm
      label={t(step === 'place' ? 'hold.reason' : 'hold.liftReason')}
      hint={t(step === 'place' ? 'hold.reasonHint' : 'hold.liftHint')}
      verb={t(`hold.${step}`)}
      problem={command.error}
      working={command.isPending}
      onBack={() => setAsking(false)}
      onGive={(reason) =>
        command.mutate({ params: { incidentId }, body: { reason } }, { onSuccess: () => setAsking(false) })
      }
    />
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import type { CallDeskView } from '../../../server/contract/calls.ts'
import { useCommand } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Instant } from '../../parts/Instant.tsx'
import { OneOf } from '../../parts/Options.tsx'
import { Pane } from '../../parts/Pane.tsx'
import { useDeskPlace } from './deskPlace.ts'

interface NextCallProps {
  orderId: string
  desk: CallDeskView
  /** The last asking brought nobody. */
  empty: boolean
  onNone: () => void
}

type Spoken = 'any' | CallDeskView['languages'][number]

/** Nothing in hand: take the next number. */
export function NextCall({ orderId, desk, empty, onNone }: NextCallProps) {
  const { t } = useTranslation('calls')
  const [spoken, setSpoken] = useState<Spoken>('any')
  const next = useCommand(api.nextCall)
  const params = { incidentId: useDeskPlace().incidentId, orderId }
  const take = () =>
    next.mutate(
      { params, body: { language: spoken === 'any' ? null : spoken } },
      { onSuccess: ({ call }) => !call && onNone() },
    )
  if (!desk.can.includes('call_people'))
    return (
      <Pane title={t('next.title')} padded>
        <p>{t(desk.closed ? 'next.closed' : 'next.noSeat')}</p>
      </Pane>
    )
  return (
    <Pane title={t('next.title')} padded>
      <p>{t('next.says')}</p>
      {desk.languages.length > 1 && (
        <OneOf
          label={t('next.language')}
          choices={[
            { key: 'any' as Spoken, label: t('next.any') },
            ...desk.languages.map((key) => ({ key: key as Spoken, label: t(`language.${key}`) })),
          ]}
          chosen={spoken}
          onChoose={setSpoken}
        />
      )}
      {next.error && <ErrorNote problem={next.error} />}
      {empty && <Nobody desk={desk} />}
      <div className="line">
        <Button kind="go" size="large" icon="phone" working={next.isPending} onClick={take}>
          {t('next.take')}
        </Button>
      </div>
    </Pane>
  )
}

/** Why there is nobody to be called now, and when there will be. */
function Nobody({ desk }: { desk: CallDeskView }) {
  const { t } = useTranslation('calls')
  const { shiftMs } = useDeskPlace()
  const at = [desk.nextBackAt, desk.nextAt].filter((one) => one !== null).toSorted()[0]
  if (desk.pending === 0) return <p>{t('nobody.done')}</p>
  if (desk.asleep === desk.pending) return <p>{t('nobody.asleep')}</p>
  return (
    <p>
      {t('nobody.later')} {at && <Instant at={at} shiftMs={shiftMs} />}
    </p>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { RehearsalView, Sendable } from '../../server/contract/orders.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Icon } from '../parts/Icon.tsx'
import { OneOf } from '../parts/Options.tsx'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'

interface GiveOrderProps {
  stop: RehearsalView
  notice: Sendable
  may: boolean
  onGiven: () => void
}

const stages = [100, 1_000, 10_000] as const

/** The commander's order. It carries the digest that was on the screen. */
export function GiveOrder({ stop, notice, may, onGiven }: GiveOrderProps) {
  const { t } = useTranslation('sending')
  const { id: incidentId } = useIncident()
  const [stage, setStage] = useState('all')
  const give = useCommand(api.giveOrder)
  const { noticeId, version, digest } = notice
  const stageLimit = stage === 'all' ? null : Number(stage)
  const offered = stages.filter((n) => n < stop.people)
  // By its promise: once the order is given this pane is gone, and a callback of the mutation would go with it.
  const order = () =>
    give
      .mutateAsync({ params: { incidentId }, body: { noticeId, version, digest, stageLimit } })
      .then(onGiven, () => undefined)
  return (
    <Pane title={t('stop.title')} padded>
      {offered.length > 0 && (
        <OneOf
          label={t('stop.staged')}
          hint={t('stop.stagedHint')}
          choices={['all', ...offered.map(String)].map((key) => ({
            key,
            label: key === 'all' ? t('stop.all') : t('stop.someFirst', { n: grouped(Number(key)) }),
          }))}
          chosen={stage}
          onChoose={setStage}
        />
      )}
      <ul className="blocking">
        {stop.warnings.map(({ code, people }) => (
          <li key={code}>
            <b className="is-late">
              <Icon name="late" small /> {t(`warning.${code}`, { n: grouped(people) })}
            </b>
          </li>
        ))}
        {stop.blocking.map((code) => (
          <li key={code}>
            <State tone="late">{t(`blocking.${code as 'nobody'}`)}</State>
          </li>
        ))}
      </ul>
      {give.error && <ErrorNote problem={give.error} />}
      <Button
        kind="go"
        size="large"
        icon="send"
        wide
        working={give.isPending}
        off={
          !may
            ? t('stop.commander')
            : stop.blocking.length > 0 && t(`blocking.${stop.blocking[0] as 'nobody'}`)
        }
        onClick={order}
      >
        {t('stop.go', { n: grouped(stageLimit ?? stop.people) })}
      </Button>
      <p className="meta">{t('stop.minute')}</p>
    </Pane>
  )
}

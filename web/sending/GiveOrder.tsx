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
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { draftFor, PlanForm } from './PlanForm.tsx'

interface GiveOrderProps {
  stop: RehearsalView
  notice: Sendable
  may: boolean
  onGiven: () => void
}

/** The commander's order: how it goes out, and the digest that was on the screen. */
export function GiveOrder({ stop, notice, may, onGiven }: GiveOrderProps) {
  const { t } = useTranslation('sending')
  const { id: incidentId } = useIncident()
  const [draft, setDraft] = useState(() => draftFor(stop.people))
  const give = useCommand(api.giveOrder)
  const { noticeId, version, digest } = notice
  // By its promise: once the order is given this pane is gone, and a callback of the mutation would go with it.
  const order = () =>
    give
      .mutateAsync({ params: { incidentId }, body: { noticeId, version, digest, plan: draft } })
      .then(onGiven, () => undefined)
  const [why] = stop.blocking
  return (
    <Pane title={t('stop.title')} padded>
      <PlanForm draft={draft} people={stop.people} onChange={setDraft} />
      <Warnings stop={stop} />
      {give.error && <ErrorNote problem={give.error} />}
      <Button
        kind="go"
        size="large"
        icon="send"
        wide
        working={give.isPending}
        off={!may ? t('stop.commander') : why !== undefined && t(`blocking.${why as 'nobody'}`)}
        onClick={order}
      >
        {t('stop.go', { n: grouped(stop.people) })}
      </Button>
      <p className="meta">{t('stop.minute')}</p>
    </Pane>
  )
}

function Warnings({ stop }: { stop: RehearsalView }) {
  const { t } = useTranslation('sending')
  return (
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
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { RehearsalView, Sendable } from '../../server/contract/orders.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Toggle } from '../parts/Options.tsx'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { draftFor, PlanForm } from './PlanForm.tsx'
import { PlanMore } from './PlanMore.tsx'

interface GiveOrderProps {
  stop: RehearsalView
  notice: Sendable
  may: boolean
  onGiven: () => void
}

/** The commander's order: how it goes out, and the digest that was on the screen. */
export function GiveOrder({ stop, notice, may, onGiven }: GiveOrderProps) {
  const { t } = useTranslation(['sending', 'order'])
  const { id: incidentId } = useIncident()
  const [untested, setUntested] = useState<string | null>(null)
  const [draft, setDraft] = useState(() => draftFor(stop.people))
  const give = useCommand(api.giveOrder)
  const { noticeId, version, digest } = notice
  const reason = untested?.trim() ? { untested: untested.trim() } : {}
  const plan = { ...draft, stages: draft.stages.filter((n) => n > 0) }
  // By its promise: once the order is given this pane is gone, and a callback of the mutation would go with it.
  const order = () =>
    give
      .mutateAsync({ params: { incidentId }, body: { noticeId, version, digest, plan, ...reason } })
      .then(onGiven, () => undefined)
  const [code] = stop.blocking
  const blocked = code !== undefined && t(`blocking.${code as 'nobody'}`)
  const unseen = !stop.tested && !reason.untested && t('order:test.none')
  return (
    <Pane title={t('stop.title')} padded>
      <PlanForm draft={draft} people={stop.people} onChange={setDraft} />
      <PlanMore draft={draft} onChange={setDraft} />
      <Warnings stop={stop} />
      {may && !stop.tested && <Untested reason={untested} onChange={setUntested} />}
      {give.error && <ErrorNote problem={give.error} />}
      <Button
        kind="go"
        size="large"
        icon="send"
        wide
        working={give.isPending}
        off={!may ? t('stop.commander') : blocked || unseen}
        onClick={order}
      >
        {t('stop.go', { n: grouped(stop.people) })}
      </Button>
      <p className="meta">{t('stop.minute')}</p>
    </Pane>
  )
}

/** Orders without a test ask why, and it stands in the record. */
function Untested({
  reason,
  onChange,
}: {
  reason: string | null
  onChange: (reason: string | null) => void
}) {
  const { t } = useTranslation('order')
  return (
    <>
      <Toggle on={reason !== null} onFlip={() => onChange(reason === null ? '' : null)}>
        {t('test.skip')}
      </Toggle>
      {reason !== null && (
        <TextField
          label={t('test.why')}
          hint={t('test.whyHint')}
          value={reason}
          maxLength={500}
          onChange={onChange}
        />
      )}
    </>
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

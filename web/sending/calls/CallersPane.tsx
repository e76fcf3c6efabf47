import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import type { CallerView } from '../../../server/contract/callers.ts'
import { useCommand, useView } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { State } from '../../parts/Chip.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Instant } from '../../parts/Instant.tsx'
import { Pane } from '../../parts/Pane.tsx'
import { useDeskPlace } from './deskPlace.ts'

/** Colleagues who ring people beside the seats that do, and see nothing else of the incident. */
export function CallersPane() {
  const { t } = useTranslation('calls')
  const { incidentId } = useDeskPlace()
  const { data, error } = useView(api.listCallers, { params: { incidentId } })
  if (error || !data) return null
  const may = data.can.includes('name_callers')
  return (
    <Pane title={t('callers.title')} meta={t('callers.meta')} padded>
      {data.callers.length === 0 && <p className="ink-2">{t('callers.none')}</p>}
      <ul className="call-list">
        {data.callers.map((caller) => (
          <Caller key={caller.id} caller={caller} may={may} />
        ))}
      </ul>
      {may && <NameCaller named={data.callers} />}
    </Pane>
  )
}

function Caller({ caller, may }: { caller: CallerView; may: boolean }) {
  const { t } = useTranslation('calls')
  const { incidentId, shiftMs } = useDeskPlace()
  const remove = useCommand(api.removeCaller)
  return (
    <li>
      <span className="line">
        <b>{caller.person.name}</b>
        {caller.undertakingAt ? (
          <State tone="done">
            {t('callers.bound')} <Instant at={caller.undertakingAt} shiftMs={shiftMs} />
          </State>
        ) : (
          <State tone="idle">{t('callers.asked')}</State>
        )}
        {may && (
          <Button
            size="small"
            kind="quiet"
            working={remove.isPending}
            onClick={() => remove.mutate({ params: { incidentId, callerId: caller.id } })}
          >
            {t('callers.remove')}
          </Button>
        )}
      </span>
      {remove.error && <ErrorNote problem={remove.error} />}
    </li>
  )
}

function NameCaller({ named }: { named: CallerView[] }) {
  const { t } = useTranslation('calls')
  const { incidentId } = useDeskPlace()
  const [userId, setUserId] = useState('')
  const users = useView(api.users, {})
  const name = useCommand(api.nameCaller)
  const free = (users.data ?? []).filter(
    ({ id, left, role }) => !left && role !== 'auditor' && !named.some(({ person }) => person.id === id),
  )
  const add = () =>
    name.mutate({ params: { incidentId }, body: { userId } }, { onSuccess: () => setUserId('') })
  return (
    <>
      <p className="line">
        <select
          className="input"
          aria-label={t('callers.whom')}
          value={userId}
          onChange={(event) => setUserId(event.target.value)}
        >
          <option value="">{t('callers.whom')}</option>
          {free.map((user) => (
            <option key={user.id} value={user.id}>
              {user.name}
            </option>
          ))}
        </select>
        {userId && (
          <Button size="small" icon="phone" working={name.isPending} onClick={add}>
            {t('callers.add')}
          </Button>
        )}
      </p>
      {name.error && <ErrorNote problem={name.error} />}
    </>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { UserView } from '../../server/contract/sessions.ts'
import { roleKeys } from '../../server/rules/seats.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Chip, State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Face } from '../parts/Face.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { ResetLink } from './ResetLink.tsx'

/** One colleague: how to reach them, their role, and for an owner the two acts on them. */
export function StaffRow({ user }: { user: UserView }) {
  const may = useMe().can.includes('change_user') && !user.left
  const change = useCommand(api.changeUser)
  const put = (body: { role?: UserView['role']; left?: boolean }) =>
    change.mutate({ params: { id: user.id }, body })
  return (
    <li className={user.left ? 'left' : ''}>
      <Face name={user.name} />
      <Who user={user} />
      {may ? <Role user={user} onChoose={(role) => put({ role })} /> : <RoleWord user={user} />}
      {may && <ResetLink userId={user.id} />}
      {may && <Leave user={user} working={change.isPending} onLeave={() => put({ left: true })} />}
      {change.error && <ErrorNote problem={change.error} />}
    </li>
  )
}

function Who({ user }: { user: UserView }) {
  const { t } = useTranslation('settings')
  const me = useMe().user.id === user.id
  return (
    <div className="who">
      <b>{user.name}</b> {me && <span className="meta">{t('people.you')}</span>}{' '}
      {user.left && <Chip>{t('people.left')}</Chip>}
      <div className="meta">
        {user.email}
        <span className="sep" />
        {user.phone || t('people.noPhone')}
        <span className="sep" />
        {user.secondFactor ? (
          <State tone="done" icon="lock">
            {t('people.secondFactor')}
          </State>
        ) : (
          t('people.noSecondFactor')
        )}
      </div>
    </div>
  )
}

function RoleWord({ user }: { user: UserView }) {
  const { t } = useTranslation('session')
  return <span className="ink-2">{t(`role.${user.role}`)}</span>
}

function Role({ user, onChoose }: { user: UserView; onChoose: (role: UserView['role']) => void }) {
  const { t } = useTranslation(['settings', 'session'])
  return (
    <select
      className="input"
      aria-label={t('people.roleOf', { name: user.name })}
      value={user.role}
      onChange={(event) => onChoose(event.target.value as UserView['role'])}
    >
      {roleKeys.map((role) => (
        <option key={role} value={role}>
          {t(`session:role.${role}`)}
        </option>
      ))}
    </select>
  )
}

/** Asked twice, as it cannot be taken back: whoever left comes back by a new invitation only. */
function Leave({ user, working, onLeave }: { user: UserView; working: boolean; onLeave: () => void }) {
  const { t } = useTranslation('settings')
  const [sure, setSure] = useState(false)
  if (!sure)
    return (
      <Button size="small" kind="quiet" onClick={() => setSure(true)}>
        {t('people.leave')}
      </Button>
    )
  return (
    <div className="sure">
      <span className="is-late">{t('people.leaveSure', { name: user.name })}</span>
      <Button size="small" kind="stop" working={working} onClick={onLeave}>
        {t('people.leaveGo')}
      </Button>
      <Button size="small" kind="quiet" onClick={() => setSure(false)}>
        {t('people.leaveNot')}
      </Button>
    </div>
  )
}

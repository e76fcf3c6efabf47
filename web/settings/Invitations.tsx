import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { InvitationView } from '../../server/contract/sessions.ts'
import { useNow } from '../live/now.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Face } from '../parts/Face.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Loading } from '../parts/Loading.tsx'

/** Invited and not come yet; the link itself was shown once. */
export function Invitations() {
  const { t } = useTranslation('settings')
  const invitations = useView(api.invitations, {})
  return (
    <>
      <h2>
        {t('invitations.title')}{' '}
        <span className="meta">{t('people.count', { n: invitations.data?.length ?? 0 })}</span>
      </h2>
      {invitations.error && <ErrorNote problem={invitations.error} />}
      {invitations.isPending && <Loading />}
      {invitations.data?.length === 0 && <p className="ink-2">{t('invitations.none')}</p>}
      <ul className="staff">
        {invitations.data?.map((invitation) => (
          <Row key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </>
  )
}

function Row({ invitation }: { invitation: InvitationView }) {
  const { t } = useTranslation(['settings', 'session'])
  const withdraw = useCommand(api.withdrawInvitation)
  return (
    <li>
      <Face name={invitation.name} />
      <div className="who">
        <b>{invitation.name}</b>
        <div className="meta">
          {invitation.email}
          <span className="sep" />
          <Expiry at={invitation.expiresAt} />
        </div>
      </div>
      <span className="ink-2">{t(`session:role.${invitation.role}`)}</span>
      <Button
        size="small"
        working={withdraw.isPending}
        onClick={() => withdraw.mutate({ params: { id: invitation.id } })}
      >
        {t('invitations.withdraw')}
      </Button>
      {withdraw.error && <ErrorNote problem={withdraw.error} />}
    </li>
  )
}

function Expiry({ at }: { at: string }) {
  const { t } = useTranslation('settings')
  const over = useNow() > Date.parse(at)
  if (over) return <State tone="late">{t('invitations.expired')}</State>
  return (
    <>
      {t('invitations.expires')} <Instant at={at} />
    </>
  )
}

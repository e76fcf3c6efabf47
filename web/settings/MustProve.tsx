import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { LinkButton } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { Frame } from '../parts/Frame.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { useSignOut } from '../shell/useSignOut.ts'
import { SecondFactor } from './SecondFactor.tsx'
import './settings.css'

/** The installation asks everybody for a second factor: nothing else opens until there is one. */
export default function MustProve() {
  const { t } = useTranslation('settings')
  const { t: tSession } = useTranslation('session')
  const { unproved, user } = useMe()
  const onSignOut = useSignOut()
  // Nobody asks for it: it is set up, or left, on one's own account.
  if (!unproved && !user.secondFactor) return <Navigate to="/settings/account" replace />
  const person = { name: user.name, role: tSession(`role.${user.role}`) }
  return (
    <Frame top={{ nav: [], commands: [], person, onSignOut }}>
      <div className="settings must-prove">
        <Note tone={unproved ? 'soon' : 'done'}>{t(unproved ? 'must.lead' : 'must.done')}</Note>
        <SecondFactor />
        {!unproved && (
          <LinkButton to="/" kind="go" size="large">
            {t('must.go')}
          </LinkButton>
        )}
      </div>
    </Frame>
  )
}

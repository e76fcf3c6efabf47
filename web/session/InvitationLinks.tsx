import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InvitationView } from '../../server/contract/sessions.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { Door } from './Door.tsx'

/** The links are shown once: where mail is not set up yet they are handed over by other means. */
export function InvitationLinks({ invitations }: { invitations: InvitationView[] }) {
  const { t } = useTranslation('session')
  return (
    <Door wide>
      <h1>{t('setUp.done')}</h1>
      <p className="lead">{invitations.length === 0 ? t('setUp.nobody') : t('setUp.doneLead')}</p>
      <ul className="invitation-links">
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <b>{invitation.name}</b>
            <code>{invitation.link}</code>
            <Copy text={invitation.link ?? ''} />
          </li>
        ))}
      </ul>
      <p className="row" style={{ marginTop: 20 }}>
        <LinkButton to="/" kind="go" size="large">
          {t('setUp.enter')}
        </LinkButton>
      </p>
    </Door>
  )
}

function Copy({ text }: { text: string }) {
  const { t } = useTranslation('session')
  const [copied, setCopied] = useState(false)
  return (
    <Button size="small" onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
      {copied ? t('setUp.copied') : t('setUp.copy')}
    </Button>
  )
}

import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useNavigate } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'
import { DeadLink } from './DeadLink.tsx'
import { Door } from './Door.tsx'

/** The token travels behind the #, so that it reaches no server log and no referrer. */
export default function AcceptInvitation() {
  const { t } = useTranslation('session')
  const token = useLocation().hash.slice(1)
  const invited = useCommand(api.invited)
  const { mutate } = invited
  useEffect(() => {
    if (token) mutate({ body: { token } })
  }, [token, mutate])
  if (!token) return <Navigate to="/sign-in" replace />
  return (
    <Door>
      {invited.error && (
        <DeadLink problem={invited.error} to="/sign-in">
          {t('signIn.go')}
        </DeadLink>
      )}
      {invited.data && <AcceptForm token={token} invited={invited.data} />}
    </Door>
  )
}

interface AcceptFormProps {
  token: string
  invited: { name: string; email: string; organisation: Parameters<ReturnType<typeof useSay>>[0] }
}

function AcceptForm({ token, invited }: AcceptFormProps) {
  const { t } = useTranslation('session')
  const say = useSay()
  const go = useNavigate()
  const [name, setName] = useState(invited.name)
  const [password, setPassword] = useState('')
  const accept = useCommand(api.acceptInvitation)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate(
      { body: { token, name, password, language: shownLanguage() } },
      { onSuccess: () => void go('/') },
    )
  }
  return (
    <form onSubmit={submit}>
      <h1>{t('invitation.title')}</h1>
      <p className="ink-2">{t('invitation.lead', { organisation: say(invited.organisation) })}</p>
      {accept.error && <ErrorNote problem={accept.error} kept />}
      <TextField
        label={t('signIn.email')}
        value={invited.email}
        readOnly
        autoComplete="username"
        onChange={() => undefined}
      />
      <TextField label={t('invitation.name')} required value={name} onChange={setName} />
      <TextField
        label={t('invitation.password')}
        hint={t('setUp.passwordHint')}
        type="password"
        minLength={12}
        autoComplete="new-password"
        required
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" kind="go" size="large" working={accept.isPending}>
        {t('invitation.go')}
      </Button>
    </form>
  )
}

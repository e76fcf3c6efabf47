import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useNavigate } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { DeadLink } from './DeadLink.tsx'
import { Door } from './Door.tsx'

/** The token travels behind the #, so that it reaches no server log and no referrer. */
export default function NewPassword() {
  const { t } = useTranslation('session')
  const token = useLocation().hash.slice(1)
  const opened = useCommand(api.openReset)
  const { mutate } = opened
  useEffect(() => {
    if (token) mutate({ body: { token } })
  }, [token, mutate])
  if (!token) return <Navigate to="/forgot-password" replace />
  return (
    <Door>
      {opened.error && (
        <DeadLink problem={opened.error} to="/forgot-password">
          {t('forgot.title')}
        </DeadLink>
      )}
      {opened.data && <PasswordForm token={token} email={opened.data.email} />}
    </Door>
  )
}

/** Whoever has a second factor is asked for it next, at the sign-in page. */
function PasswordForm({ token, email }: { token: string; email: string }) {
  const { t } = useTranslation('session')
  const go = useNavigate()
  const [password, setPassword] = useState('')
  const reset = useCommand(api.resetPassword)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    reset.mutate(
      { body: { token, password } },
      { onSuccess: ({ secondFactor }) => void go(secondFactor ? '/sign-in' : '/') },
    )
  }
  return (
    <form onSubmit={submit}>
      <h1>{t('newPassword.title')}</h1>
      <p className="ink-2">{t('newPassword.lead')}</p>
      {reset.error && <ErrorNote problem={reset.error} kept />}
      <TextField
        label={t('signIn.email')}
        value={email}
        readOnly
        autoComplete="username"
        onChange={() => undefined}
      />
      <TextField
        label={t('newPassword.password')}
        hint={t('setUp.passwordHint')}
        type="password"
        minLength={12}
        autoComplete="new-password"
        required
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" kind="go" size="large" working={reset.isPending}>
        {t('newPassword.go')}
      </Button>
    </form>
  )
}

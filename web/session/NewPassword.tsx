import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Credentials } from './Credentials.tsx'
import { OneTimeLink } from './OneTimeLink.tsx'

/** What the link of a forgotten password opens. */
export default function NewPassword() {
  const { t } = useTranslation('session')
  return (
    <OneTimeLink endpoint={api.openReset} instead={{ to: '/forgot-password', word: t('forgot.title') }}>
      {(token, { email }) => <PasswordForm token={token} email={email} />}
    </OneTimeLink>
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
      <Credentials
        email={email}
        label={t('newPassword.password')}
        password={password}
        onPassword={setPassword}
      />
      <Button type="submit" kind="go" size="large" working={reset.isPending}>
        {t('newPassword.go')}
      </Button>
    </form>
  )
}

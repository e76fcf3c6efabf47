import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { Door } from './Door.tsx'

/** The answer is the same whoever has the address: a stranger learns nothing of who works here. */
export default function ForgotPassword() {
  const { t } = useTranslation('session')
  const [email, setEmail] = useState('')
  const ask = useCommand(api.forgotPassword)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate({ body: { email } })
  }
  return (
    <Door>
      <form onSubmit={submit}>
        <h1>{t('forgot.title')}</h1>
        {ask.error && <ErrorNote problem={ask.error} kept />}
        {ask.isSuccess ? (
          <p>{t('forgot.done')}</p>
        ) : (
          <>
            <p className="ink-2">{t('forgot.lead')}</p>
            <TextField
              label={t('signIn.email')}
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={setEmail}
            />
            <Button type="submit" kind="go" size="large" working={ask.isPending}>
              {t('forgot.go')}
            </Button>
          </>
        )}
        <LinkButton to="/sign-in" kind="quiet">
          {t('forgot.back')}
        </LinkButton>
      </form>
    </Door>
  )
}

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useNavigate } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { Door } from './Door.tsx'

/** E-mail and password, then the second factor of those who have one. */
export default function SignIn() {
  const setUp = useView(api.setUpState, {})
  const [second, setSecond] = useState(false)
  const enter = useEnter()
  if (setUp.data?.needed) return <Navigate to="/set-up" replace />
  return (
    <Door>
      {second ? (
        <CodeForm onEntered={enter} onBack={() => setSecond(false)} />
      ) : (
        <PasswordForm onAnswer={(needed) => (needed ? setSecond(true) : enter())} />
      )}
    </Door>
  )
}

/** Back to where the stranger was stopped; only ever a path of our own. */
function useEnter(): () => void {
  const go = useNavigate()
  const { state } = useLocation()
  const from: unknown = (state as { from?: unknown } | null)?.from
  return () => void go(typeof from === 'string' && /^\/(?!\/)/.test(from) ? from : '/', { replace: true })
}

function PasswordForm({ onAnswer }: { onAnswer: (secondFactor: boolean) => void }) {
  const { t } = useTranslation('session')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useCommand(api.signIn)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ body: { email, password } }, { onSuccess: (answer) => onAnswer(answer.secondFactor) })
  }
  return (
    <form onSubmit={submit}>
      <h1>{t('signIn.title')}</h1>
      {signIn.error && <ErrorNote problem={signIn.error} />}
      <TextField
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" kind="go" size="large" working={signIn.isPending}>
        {t('signIn.go')}
      </Button>
      <LinkButton to="/forgot-password" kind="quiet">
        {t('signIn.lost')}
      </LinkButton>
    </form>
  )
}

function CodeForm({ onEntered, onBack }: { onEntered: () => void; onBack: () => void }) {
  const { t } = useTranslation('session')
  const [code, setCode] = useState('')
  const verify = useCommand(api.secondFactor)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    verify.mutate({ body: { code } }, { onSuccess: onEntered })
  }
  return (
    <form onSubmit={submit}>
      <h1>{t('signIn.title')}</h1>
      {verify.error && <ErrorNote problem={verify.error} />}
      <TextField
        label={t('signIn.code')}
        hint={t('signIn.codeHint')}
        autoComplete="one-time-code"
        required
        value={code}
        onChange={setCode}
      />
      <Button type="submit" kind="go" size="large" working={verify.isPending}>
        {t('signIn.codeGo')}
      </Button>
      <Button kind="quiet" onClick={onBack}>
        {t('signIn.again')}
      </Button>
    </form>
  )
}

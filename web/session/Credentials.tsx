import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../parts/Field.tsx'

interface CredentialsProps {
  email: string
  label: string
  password: string
  onPassword: (password: string) => void
  /** What is asked between the two. */
  children?: ReactNode
}

/** Whose password is set, for the password keeper to see, and the new one. */
export function Credentials({ email, label, password, onPassword, children }: CredentialsProps) {
  const { t } = useTranslation('session')
  return (
    <>
      <TextField
        label={t('signIn.email')}
        value={email}
        readOnly
        autoComplete="username"
        onChange={() => undefined}
      />
      {children}
      <TextField
        label={label}
        hint={t('setUp.passwordHint')}
        type="password"
        minLength={12}
        autoComplete="new-password"
        required
        value={password}
        onChange={onPassword}
      />
    </>
  )
}

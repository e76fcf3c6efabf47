import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { useFault } from './useFault.ts'

const empty = { password: '', newPassword: '' }

/** Every other session of this person ends with the old password. */
export function PasswordForm() {
  const { t } = useTranslation('settings')
  const [typed, setTyped] = useState(empty)
  const change = useCommand(api.changePassword)
  const fault = useFault(change.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ body: typed }, { onSuccess: () => setTyped(empty) })
  }
  return (
    <form className="form" onSubmit={submit}>
      <h2>{t('password.title')}</h2>
      {change.error && (
        <ErrorNote
          problem={change.error}
          fieldName={(pointer) =>
            t(pointer === '/newPassword' ? 'password.newPassword' : 'password.password')
          }
        />
      )}
      <TextField
        label={t('password.password')}
        type="password"
        autoComplete="current-password"
        required
        fault={fault('/password')}
        value={typed.password}
        onChange={(password) => setTyped({ ...typed, password })}
      />
      <TextField
        label={t('password.newPassword')}
        hint={t('password.hint')}
        type="password"
        autoComplete="new-password"
        minLength={12}
        required
        fault={fault('/newPassword')}
        value={typed.newPassword}
        onChange={(newPassword) => setTyped({ ...typed, newPassword })}
      />
      <p className="save-line">
        <Button type="submit" working={change.isPending}>
          {t('password.go')}
        </Button>
        {change.isSuccess && <State tone="done">{t('password.done')}</State>}
      </p>
    </form>
  )
}

import { useTranslation } from 'react-i18next'
import { TextField } from '../parts/Field.tsx'
import { Seats } from './Seats.tsx'
import type { Section } from './setUpForm.ts'

export function OwnerFields({ form, change }: Section) {
  const { t } = useTranslation('session')
  return (
    <>
      <h2>{t('setUp.owner')}</h2>
      <div className="pair">
        <TextField label={t('setUp.name')} required value={form.name} onChange={(name) => change({ name })} />
        <TextField
          label={t('setUp.phone')}
          hint={t('setUp.phoneHint')}
          type="tel"
          value={form.phone}
          onChange={(phone) => change({ phone })}
        />
        <TextField
          label={t('setUp.email')}
          type="email"
          autoComplete="username"
          required
          value={form.email}
          onChange={(email) => change({ email })}
        />
        <TextField
          label={t('setUp.password')}
          hint={t('setUp.passwordHint')}
          type="password"
          autoComplete="new-password"
          minLength={12}
          required
          value={form.password}
          onChange={(password) => change({ password })}
        />
      </div>
      <Seats chosen={form.seats} onChoose={(seats) => change({ seats })} />
    </>
  )
}

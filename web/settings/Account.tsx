import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { languages } from '../../server/rules/facts.ts'
import { useCommand } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { OneOf } from '../parts/Options.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { chooseLanguage } from '../words/words.ts'
import { CalendarFeed } from './CalendarFeed.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SaveLine } from './SaveLine.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { useFault } from './useFault.ts'

/** What belongs to the reader alone. */
export default function Account() {
  return (
    <div className="account">
      <Self />
      <PasswordForm />
      <SecondFactor />
      <CalendarFeed />
    </div>
  )
}

function Self() {
  const { t } = useTranslation(['settings', 'frame'])
  const { user } = useMe()
  const kept = { name: user.name, phone: user.phone, language: user.language }
  const [self, setSelf] = useState(kept)
  const change = useCommand(api.changeMe)
  const fault = useFault(change.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ body: self }, { onSuccess: () => chooseLanguage(self.language) })
  }
  return (
    <form className="form" onSubmit={submit}>
      <h2>{t('account.self')}</h2>
      <p className="ink-2">{t('account.email', { email: user.email })}</p>
      {change.error && (
        <ErrorNote
          problem={change.error}
          kept
          fieldName={(pointer) => t(`account.${pointer.slice(1)}` as 'account.name')}
        />
      )}
      <TextField
        label={t('account.name')}
        required
        maxLength={80}
        fault={fault('/name')}
        value={self.name}
        onChange={(name) => setSelf({ ...self, name })}
      />
      <TextField
        label={t('account.phone')}
        hint={t('account.phoneHint')}
        type="tel"
        maxLength={30}
        fault={fault('/phone')}
        value={self.phone}
        onChange={(phone) => setSelf({ ...self, phone })}
      />
      <OneOf
        label={t('account.language')}
        hint={t('account.languageHint')}
        choices={languages.map((key) => ({ key, label: t(`frame:user.${key}`) }))}
        chosen={self.language}
        onChoose={(language) => setSelf({ ...self, language })}
      />
      <SaveLine
        word={t('account.save')}
        working={change.isPending}
        clean={JSON.stringify(self) === JSON.stringify(kept)}
        saved={change.isSuccess}
      />
    </form>
  )
}

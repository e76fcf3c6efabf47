import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { Answer } from '../api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { CopyButton } from './CopyButton.tsx'
import { QrCode } from './QrCode.tsx'

/** Scan it, or type the secret; the first right code proves that the authenticator works. */
export function NewAuthenticator({ made: { uri } }: { made: Answer<typeof api.startSecondFactor> }) {
  const { t } = useTranslation('settings')
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <div className="authenticator">
      <QrCode text={uri} label={t('second.qr')} />
      <div>
        <p>{t('second.scan')}</p>
        <p className="save-line">
          <code className="link-text">{secret.match(/.{1,4}/g)?.join(' ')}</code>
          <CopyButton text={secret} word={t('second.copy')} />
        </p>
        <Prove />
      </div>
    </div>
  )
}

function Prove() {
  const { t } = useTranslation('settings')
  const [code, setCode] = useState('')
  const confirm = useCommand(api.confirmSecondFactor)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ body: { code } })
  }
  return (
    <form className="form" onSubmit={submit}>
      {confirm.error && <ErrorNote problem={confirm.error} fieldName={() => t('second.code')} />}
      <TextField
        label={t('second.code')}
        hint={t('second.codeHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={setCode}
      />
      <p className="save-line">
        <Button type="submit" kind="go" working={confirm.isPending}>
          {t('second.prove')}
        </Button>
      </p>
    </form>
  )
}

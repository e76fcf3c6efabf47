import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { Answer } from '../api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'
import { Credentials } from './Credentials.tsx'
import { OneTimeLink } from './OneTimeLink.tsx'

/** What the link of an invitation opens. */
export default function AcceptInvitation() {
  const { t } = useTranslation('session')
  return (
    <OneTimeLink endpoint={api.invited} instead={{ to: '/sign-in', word: t('signIn.go') }}>
      {(token, invited) => <AcceptForm token={token} invited={invited} />}
    </OneTimeLink>
  )
}

interface AcceptFormProps {
  token: string
  invited: Answer<typeof api.invited>
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
      <Credentials
        email={invited.email}
        label={t('invitation.password')}
        password={password}
        onPassword={setPassword}
      >
        <TextField label={t('invitation.name')} required value={name} onChange={setName} />
      </Credentials>
      <Button type="submit" kind="go" size="large" working={accept.isPending}>
        {t('invitation.go')}
      </Button>
    </form>
  )
}

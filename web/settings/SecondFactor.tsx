import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { Answer } from '../api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { BackupCodes } from './BackupCodes.tsx'
import { NewAuthenticator } from './NewAuthenticator.tsx'

/** An authenticator beside the password: set up, proved, taken off. */
export function SecondFactor() {
  const { t } = useTranslation('settings')
  const { user } = useMe()
  const [made, setMade] = useState<Answer<typeof api.startSecondFactor>>()
  return (
    <section className="form">
      <h2>
        {t('second.title')}
        {user.secondFactor ? (
          <State tone="done" icon="lock">
            {t('second.on')}
          </State>
        ) : (
          <State tone="soon" icon="unlocked">
            {t('second.off')}
          </State>
        )}
      </h2>
      {made && !user.secondFactor && <NewAuthenticator made={made} />}
      {made && <BackupCodes codes={made.backupCodes} />}
      {!made && !user.secondFactor && <Start onMade={setMade} />}
      {user.secondFactor && <End onEnded={() => setMade(undefined)} />}
    </section>
  )
}

function Start({ onMade }: { onMade: (made: Answer<typeof api.startSecondFactor>) => void }) {
  const { t } = useTranslation('settings')
  const start = useCommand(api.startSecondFactor)
  return (
    <ByPassword
      lead={t('second.why')}
      problem={start.error && <ErrorNote problem={start.error} fieldName={() => t('password.password')} />}
      working={start.isPending}
      word={t('second.start')}
      onSubmit={(password) => start.mutate({ body: { password } }, { onSuccess: onMade })}
    />
  )
}

function End({ onEnded }: { onEnded: () => void }) {
  const { t } = useTranslation('settings')
  const end = useCommand(api.endSecondFactor)
  return (
    <ByPassword
      lead={t('second.endWhy')}
      problem={end.error && <ErrorNote problem={end.error} fieldName={() => t('password.password')} />}
      working={end.isPending}
      word={t('second.end')}
      onSubmit={(password) => end.mutate({ body: { password } }, { onSuccess: onEnded })}
    />
  )
}

interface ByPasswordProps {
  lead: string
  problem: ReactNode
  working: boolean
  word: string
  onSubmit: (password: string) => void
}

function ByPassword({ lead, problem, working, word, onSubmit }: ByPasswordProps) {
  const { t } = useTranslation('settings')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(password)
    setPassword('')
  }
  return (
    <form className="form" onSubmit={submit}>
      <p className="ink-2">{lead}</p>
      {problem}
      <TextField
        label={t('password.password')}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      <p className="save-line">
        <Button type="submit" working={working}>
          {word}
        </Button>
      </p>
    </form>
  )
}

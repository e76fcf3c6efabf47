import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { Loading } from '../parts/Loading.tsx'

interface OpenExampleProps {
  code: string
  onCode: (code: string) => void
  onBack: () => void
}

/** Instead of setting up: an invented company and one incident, played here and now, only to look at. */
export function OpenExample({ code, onCode, onBack }: OpenExampleProps) {
  const { t } = useTranslation('session')
  const { open, working, problem } = useExample()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!working) open(code)
  }
  return (
    <form className="open-example" onSubmit={submit}>
      <div>
        <h1>{t('example.title')}</h1>
        <p className="ink-2">{t('example.lead')}</p>
      </div>
      <Note tone="soon">{t('example.notReal')}</Note>
      <TextField
        label={t('setUp.code')}
        hint={t('setUp.codeHint')}
        autoComplete="off"
        required
        readOnly={working}
        value={code}
        onChange={onCode}
      />
      {problem && <ErrorNote problem={problem} kept fieldName={() => t('setUp.code')} />}
      {working && <Loading what={t('example.playing')} />}
      <div className="row">
        <Button type="submit" kind="go" size="large" working={working}>
          {t('example.go')}
        </Button>
        {!working && (
          <Button size="large" onClick={onBack}>
            {t('example.back')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** Plays it, signs in as its commander, and goes to the incident. */
function useExample() {
  const [leaving, setLeaving] = useState(false)
  const play = useCommand(api.setUpExample)
  const signIn = useCommand(api.signIn)
  const enter = async (code: string) => {
    const { incidentId, email, password } = await play.mutateAsync({ body: { code } })
    await signIn.mutateAsync({ body: { email, password } })
    setLeaving(true)
    window.location.assign(`/incidents/${incidentId}`)
  }
  return {
    /** What went wrong stands in `problem`. */
    open: (code: string) => void enter(code).catch(() => undefined),
    working: play.isPending || signIn.isPending || leaving,
    problem: play.error ?? signIn.error,
  }
}

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { Answer } from '../api.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { Loading } from '../parts/Loading.tsx'
import { OneOf } from '../parts/Options.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'

type Scenarios = Answer<typeof api.listScenarios>

/** A world of its own begins here. The next action of the page, unless a drill is on. */
export function StartDrill({ allowed, first }: { allowed: boolean; first: boolean }) {
  const { t } = useTranslation('drills')
  const scenarios = useView(api.listScenarios, {})
  return (
    <Pane title={t('start.title')} padded>
      <div id="start">
        {scenarios.error && <ErrorNote problem={scenarios.error} />}
        {!allowed && <p className="ink-2">{t('start.notAllowed')}</p>}
        {allowed && scenarios.data && <Form scenarios={scenarios.data} first={first} />}
        {scenarios.isPending && <Loading />}
      </div>
    </Pane>
  )
}

function Form({ scenarios, first }: { scenarios: Scenarios; first: boolean }) {
  const { t } = useTranslation('drills')
  const say = useSay()
  const go = useNavigate()
  const start = useCommand(api.startDrill)
  const [key, setKey] = useState(scenarios[0]?.key ?? '')
  const [title, setTitle] = useState('')
  const chosen = scenarios.find((scenario) => scenario.key === key)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate(
      { body: { title, scenario: key } },
      { onSuccess: ({ incidentId }) => void go(`/incidents/${incidentId}`) },
    )
  }
  return (
    <form className="start-drill" onSubmit={submit}>
      {start.error && <ErrorNote problem={start.error} kept fieldName={() => t('start.name')} />}
      <OneOf
        label={t('start.scenario')}
        choices={scenarios.map((scenario) => ({ key: scenario.key, label: say(scenario.title) }))}
        chosen={key}
        onChoose={setKey}
      />
      {chosen && (
        <p className="first-call">
          <span className="meta">{t('start.report')}</span>
          {say(chosen.report)}
        </p>
      )}
      <TextField
        label={t('start.name')}
        hint={t('start.nameHint')}
        required
        maxLength={120}
        value={title}
        onChange={setTitle}
      />
      <Button type="submit" kind={first ? 'go' : 'plain'} icon="play" working={start.isPending}>
        {t('start.go')}
      </Button>
      <p className="meta">{t('start.sealed')}</p>
    </form>
  )
}

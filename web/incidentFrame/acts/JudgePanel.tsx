import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import { useCommand } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextArea } from '../../parts/Field.tsx'
import { OneOf } from '../../parts/Options.tsx'
import { useIncident, useMay } from '../useIncident.ts'
import { useSide } from '../useSide.ts'

const judgements = ['yes', 'maybe', 'incident', 'no_incident'] as const
type Judgement = (typeof judgements)[number]
const kinds = ['vulnerability', 'malware', 'attack', 'intrusion', 'other'] as const

/** Judging an event, or raising one that turns out to touch personal information. What follows is said before it is done. */
export function JudgePanel() {
  const { t } = useTranslation('incident')
  const [judged, setJudged] = useState<Judgement>()
  const [kind, setKind] = useState<(typeof kinds)[number]>('intrusion')
  const [reason, setReason] = useState('')
  const choices = useChoices()
  const { send, working, error } = useJudge()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (judged) send(judged, kind, reason)
  }
  const missing = (!judged && t('judge.choose')) || (reason.trim() === '' && t('reasonNeeded'))
  return (
    <form onSubmit={submit}>
      <OneOf
        label={t('judge.question')}
        chosen={judged}
        onChoose={setJudged}
        choices={choices.map((key) => ({ key, label: t(`judge.${key}`) }))}
      />
      {judged && <p className="meta">{t(`judge.then.${judged}`)}</p>}
      {judged === 'incident' && (
        <OneOf
          label={t('judge.kind')}
          chosen={kind}
          onChoose={setKind}
          choices={kinds.map((key) => ({ key, label: t(`kind.${key}`) }))}
        />
      )}
      <TextArea
        label={t('reason')}
        hint={t('judge.reasonHint')}
        value={reason}
        maxLength={2000}
        onChange={setReason}
      />
      {error && <ErrorNote problem={error} kept fieldName={() => t('reason')} />}
      <Button type="submit" kind="go" working={working} off={missing}>
        {t('judge.submit')}
      </Button>
    </form>
  )
}

/** An incident already judged can only be raised; a suspicion can only become certain. */
function useChoices(): readonly Judgement[] {
  const { stage, personalInformation } = useIncident()
  const may = useMay()
  if (stage === 'event' && may('triage')) return judgements
  return personalInformation === 'maybe' ? ['yes'] : ['yes', 'maybe']
}

function useJudge() {
  const { id } = useIncident()
  const { hide } = useSide()
  const raise = useCommand(api.raiseIncident)
  const triage = useCommand(api.triageIncident)
  const params = { incidentId: id }
  const send = (judged: Judgement, eventKind: (typeof kinds)[number], reason: string) => {
    const done = { onSuccess: hide }
    if (judged === 'yes' || judged === 'maybe')
      raise.mutate({ params, body: { personalInformation: judged, reason } }, done)
    else triage.mutate({ params, body: { outcome: judged, eventKind, reason } }, done)
  }
  return { send, working: raise.isPending || triage.isPending, error: raise.error ?? triage.error }
}

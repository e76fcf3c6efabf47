import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import { useCommand, useView } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextArea } from '../../parts/Field.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { useIncident } from '../useIncident.ts'
import { useSide } from '../useSide.ts'
import { Gaps } from './Gaps.tsx'

/** Ending the response, and later closing: what is not done is shown first, each leading to its place. */
export function FinishPanel({ aim }: { aim: 'end' | 'close' }) {
  const { t } = useTranslation('incident')
  const { id } = useIncident()
  const gaps = useView(api.endGaps, { params: { incidentId: id }, query: { for: aim } })
  if (gaps.error) return <ErrorNote problem={gaps.error} onRetry={() => void gaps.refetch()} />
  if (!gaps.data) return <Loading />
  return (
    <>
      <p>{t(`finish.${aim}Means`)}</p>
      {gaps.data.length > 0 ? <Gaps gaps={gaps.data} aim={aim} /> : <Finish aim={aim} />}
    </>
  )
}

function Finish({ aim }: { aim: 'end' | 'close' }) {
  const { t } = useTranslation('incident')
  const { id, version } = useIncident()
  const { hide } = useSide()
  const [summary, setSummary] = useState('')
  const end = useCommand(api.endIncident)
  const close = useCommand(api.closeIncident)
  const act = aim === 'end' ? end : close
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ params: { incidentId: id }, body: { summary, version } }, { onSuccess: hide })
  }
  return (
    <form onSubmit={submit}>
      <TextArea
        label={t('finish.summary')}
        hint={t('finish.summaryHint')}
        value={summary}
        maxLength={5000}
        onChange={setSummary}
      />
      {act.error && <ErrorNote problem={act.error} kept fieldName={() => t('finish.summary')} />}
      <Button
        type="submit"
        kind="go"
        working={act.isPending}
        off={summary.trim() === '' && t('finish.summaryNeeded')}
      >
        {t(`finish.${aim}`)}
      </Button>
    </form>
  )
}

import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { useSay } from '../words/useSay.ts'
import { useReport, useReportParams } from './useReport.ts'

/** What nobody has answered yet, by name; then: hand it to legal as it reads. */
export function SubmitForm() {
  const { t } = useTranslation('reports')
  const { gaps, stage, digest, version } = useReport()
  const params = useReportParams()
  const submit = useCommand(api.submitReport)
  if (gaps.length > 0) return <Gaps final={stage === 'final'} />
  return (
    <>
      <p className="ink-2">{t('step.submitHint')}</p>
      {submit.error && <ErrorNote problem={submit.error} />}
      <Button
        kind="go"
        working={submit.isPending}
        onClick={() => submit.mutate({ params, body: { digest, version } })}
      >
        {t('step.submit')}
      </Button>
    </>
  )
}

function Gaps({ final }: { final: boolean }) {
  const { t } = useTranslation('reports')
  const say = useSay()
  const { gaps, version } = useReport()
  const params = useReportParams()
  const change = useCommand(api.changeReport)
  const unanswered = gaps.filter(({ kind }) => kind === 'absent')
  const changes = unanswered.flatMap(({ field }) =>
    (['zh-CN', 'en'] as const).map((language) => ({ field, language, value: null })),
  )
  return (
    <>
      <b className="is-soon">{t(final ? 'step.gapsFinal' : 'step.gaps', { n: gaps.length })}</b>
      <ul className="report-gaps">
        {gaps.map(({ field, label }) => (
          <li key={field}>
            <a className="link" href={`#field-${field}`}>
              {say(label)}
            </a>
          </li>
        ))}
      </ul>
      {change.error && <ErrorNote problem={change.error} />}
      {!final && unanswered.length > 0 && (
        <Button
          kind="go"
          working={change.isPending}
          onClick={() => change.mutate({ params, body: { changes, version } })}
        >
          {t('step.markAll')}
        </Button>
      )}
    </>
  )
}

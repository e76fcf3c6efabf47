import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { GradingView } from '../../server/contract/gradings.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'
import { ConfirmForm } from './ConfirmForm.tsx'
import { EnisaForm } from './EnisaForm.tsx'
import { GradeHistory } from './GradeHistory.tsx'
import { GradeNow } from './GradeNow.tsx'
import { GradeWhy } from './GradeWhy.tsx'

/** One card per scheme; they say the same words with different numbers, so that none is read for another. */
export function GradeCards() {
  const { id: incidentId } = useIncident()
  const view = useView(api.listGradings, { params: { incidentId } })
  if (view.error) return <ErrorNote problem={view.error} onRetry={() => void view.refetch()} />
  if (!view.data) return <Loading />
  const { gradings, reported } = view.data
  return (
    <div className="grade-cards">
      {gradings.map((grading) => (
        <GradeCard key={grading.scheme} grading={grading} reported={reported} />
      ))}
    </div>
  )
}

function GradeCard({ grading, reported }: { grading: GradingView; reported: string | null }) {
  const { t } = useTranslation('grades')
  const say = useSay()
  const [open, setOpen] = useState(false)
  const { scheme, name, version, basis, inForce, can, confirmed, kind } = grading
  const meta = version ? t('version', { version }) : undefined
  const Form = kind === 'enisa' ? EnisaForm : ConfirmForm
  return (
    <div className={`grade-card ${open ? 'open' : ''}`} id={scheme}>
      <Pane title={say(name)} meta={meta} padded>
        {basis && say(basis) !== say(name) && <p className="meta">{say(basis)}</p>}
        {inForce ? (
          <>
            <GradeNow grading={grading} />
            <GradeWhy grading={grading} />
          </>
        ) : (
          <p className="ink-2">{t('notInForce')}</p>
        )}
        {can.includes('confirm_grade') && !open && (
          <Button size="small" icon="check" onClick={() => setOpen(true)}>
            {t(confirmed ? 'confirm.again' : kind === 'category' ? 'confirm.sort' : 'confirm.do')}
          </Button>
        )}
        {open && <Form grading={grading} reported={reported} onClose={() => setOpen(false)} />}
        <GradeHistory grading={grading} />
      </Pane>
    </div>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { EnquiryView } from '../../server/contract/enquiries.ts'
import { FileLinks } from '../files/FileLinks.tsx'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { EmptyState, Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Loading } from '../parts/Loading.tsx'
import { lengthInWords } from '../parts/length.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { AnswerSteps } from './AnswerSteps.tsx'
import { EnquiryForm } from './EnquiryForm.tsx'
import './enquiries.css'
import { GateAnswers } from './GateAnswers.tsx'

/** What authorities asked after the reports, each with its own time, and what was answered. */
export function Enquiries() {
  const { t } = useTranslation('reports')
  const { id: incidentId } = useIncident()
  const list = useView(api.listEnquiries, { params: { incidentId } })
  const [noting, setNoting] = useState(false)
  if (!list.data)
    return list.error ? <ErrorNote problem={list.error} onRetry={() => void list.refetch()} /> : <Loading />
  const { enquiries, can } = list.data
  const note = can.includes('note_enquiry') && (
    <Button kind={enquiries.length === 0 ? 'go' : 'plain'} icon="add" onClick={() => setNoting(true)}>
      {t('enquiry.note')}
    </Button>
  )
  if (enquiries.length === 0 && !noting)
    return (
      <EmptyState title={t('enquiry.title')} text={t('enquiry.empty')}>
        {note}
      </EmptyState>
    )
  return (
    <section className="enquiries">
      {noting ? <EnquiryForm onDone={() => setNoting(false)} /> : note}
      {enquiries.toReversed().map((enquiry) => (
        <Enquiry key={enquiry.id} enquiry={enquiry} />
      ))}
    </section>
  )
}

function Enquiry({ enquiry }: { enquiry: EnquiryView }) {
  const { t } = useTranslation('reports')
  const { authority, channel, question, askedAt, files, notedBy, state, report, abroad } = enquiry
  return (
    <article className="enquiry" id={`enquiry-${enquiry.id}`}>
      <header>
        <h2>{authority}</h2>
        <State tone={state === 'answered' ? 'done' : 'soon'}>{t(`enquiry.state.${state}`)}</State>
        <Time enquiry={enquiry} />
      </header>
      <p className="meta">
        <Instant at={askedAt} />
        <span className="sep" />
        {[channel, abroad && t('enquiry.abroad'), report?.name, t('enquiry.notedBy', { name: notedBy.name })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="said">{question}</p>
      {files.length > 0 && <FileLinks files={files} />}
      <Answer enquiry={enquiry} />
    </article>
  )
}

/** How much of the time the authority gave is left; what was late stays late. */
function Time({ enquiry: { dueAt, clock, late, lateReason } }: { enquiry: EnquiryView }) {
  const { t } = useTranslation('reports')
  const { t: parts } = useTranslation()
  const now = useNow(useShift())
  if (clock === 'stopped')
    return late ? <span className="is-late">{t('enquiry.late', { reason: lateReason })}</span> : null
  if (!dueAt) return <span className="meta">{t('enquiry.noTime')}</span>
  const spare = Date.parse(dueAt) - now
  const time = lengthInWords(Math.abs(spare), parts)
  return (
    <span className={clock === 'running' ? 'ink-2' : `is-${clock}`}>
      {t(spare < 0 ? 'enquiry.over' : 'enquiry.left', { time })} <Instant at={dueAt} />
    </span>
  )
}

function Answer({ enquiry }: { enquiry: EnquiryView }) {
  const { t } = useTranslation('reports')
  const { answer, answerFiles, draftedBy, approvedBy, answeredAt, channel, receiptNumber, can } = enquiry
  const [writing, setWriting] = useState(false)
  if (writing) return <AnswerForm enquiry={enquiry} onDone={() => setWriting(false)} />
  return (
    <div className="answer">
      {answer && <p className="said">{answer}</p>}
      {answerFiles.length > 0 && <FileLinks files={answerFiles} />}
      {answer && (
        <p className="meta">
          {[
            draftedBy && t('enquiry.draftedBy', { name: draftedBy.name }),
            approvedBy && t('enquiry.approvedBy', { name: approvedBy.name }),
            answeredAt && t('enquiry.sent', { channel }),
            receiptNumber && t('enquiry.receipt', { n: receiptNumber }),
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          {answeredAt && <Instant at={answeredAt} />}
        </p>
      )}
      {enquiry.returnedBy && (
        <Note tone="soon">
          {t('enquiry.returned', { name: enquiry.returnedBy.name, reason: enquiry.returnReason })}
        </Note>
      )}
      <GateAnswers gate={enquiry.gate} />
      <AnswerSteps enquiry={enquiry} />
      {can.includes('draft_answer') && (
        <Button kind={answer ? 'quiet' : 'go'} size="small" onClick={() => setWriting(true)}>
          {t(answer ? 'enquiry.rewrite' : 'enquiry.write')}
        </Button>
      )}
    </div>
  )
}

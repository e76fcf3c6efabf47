import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GradeStep, GradingView } from '../../server/contract/gradings.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { Instant } from '../parts/Instant.tsx'
import { grouped } from '../parts/people.ts'
import { useGradeWords } from '../words/useGradeWords.ts'
import { useSay } from '../words/useSay.ts'

const heads = ['at', 'step', 'grade', 'counts', 'why', 'by'] as const

/** Every proposal and confirmation, newest first, with the figures it was read from. */
export function GradeHistory({ grading }: { grading: GradingView }) {
  const { t } = useTranslation('grades')
  const say = useSay()
  const [open, setOpen] = useState(false)
  const { history, name } = grading
  if (history.length === 0) return null
  return (
    <div className="grade-history">
      <Button
        kind="quiet"
        size="small"
        icon="record"
        aria-expanded={open}
        aria-label={t('historyOf', { scheme: say(name) })}
        onClick={() => setOpen(!open)}
      >
        {open ? t('hideHistory') : t('history', { n: history.length })}
      </Button>
      {open && (
        <table className="table stacked">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head}>{t(`head.${head}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {history.toReversed().map((step) => (
              <Step key={step.id} step={step} grading={grading} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function Step({ step, grading }: { step: GradeStep; grading: GradingView }) {
  const { t } = useTranslation(['grades', 'parts'])
  const shiftMs = useShift()
  const words = useGradeWords()
  const say = useSay()
  const named = grading.categories
    .filter(({ key }) => step.categories.includes(key))
    .map(({ name }) => say(name))
  const acts = t('because', { returnObjects: true }) as Record<string, string>
  const why = step.kind === 'proposed' ? (acts[step.reason] ?? '') : step.reason
  return (
    <tr>
      <td>
        <Instant at={step.at} shiftMs={shiftMs} /> <span className="meta">v{step.sheet}</span>
      </td>
      <td>{t(`step.${step.kind}`)}</td>
      <td>
        <b>{grading.kind === 'category' ? named.join(t('parts:listComma')) : words.grade(step.grade)}</b>
      </td>
      <td className="ink-2">
        <Counts step={step} />
      </td>
      <td>
        {step.line && <p>{say(step.line)}</p>}
        {why && <p className="meta">{why}</p>}
      </td>
      <td className="nowrap">{step.by.name}</td>
    </tr>
  )
}

function Counts({ step: { people, sensitivePeople, lossYuan, score } }: { step: GradeStep }) {
  const { t } = useTranslation('grades')
  const range =
    people && people.high !== null
      ? people.low === people.high
        ? grouped(people.high)
        : t('range', { low: grouped(people.low ?? 0), high: grouped(people.high) })
      : null
  const lines = [
    range && `${t('people')} ${range}`,
    sensitivePeople !== null && `${t('sensitivePeople')} ${grouped(sensitivePeople)}`,
    lossYuan !== null && `${t('lossYuan')} ${t('yuan', { n: grouped(lossYuan) })}`,
    score !== null && String(score),
  ]
  return lines.filter(Boolean).map((line) => <p key={String(line)}>{line}</p>)
}

import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { GradingView } from '../../server/contract/gradings.ts'
import { enisaScore } from '../../server/rules/enisa.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Chip, State } from '../parts/Chip.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Value, Values } from '../parts/Pane.tsx'
import { useGradeWords } from '../words/useGradeWords.ts'
import { useSay } from '../words/useSay.ts'

/** The line that decided with its place and mark, what is proposed where it differs, and what is still open. */
export function GradeWhy({ grading }: { grading: GradingView }) {
  const { t } = useTranslation('grades')
  const words = useGradeWords()
  const { kind, proposed, confirmed } = grading
  if (!proposed) return null
  const differs = confirmed && confirmed.grade !== proposed.grade
  return (
    <Values>
      {differs && (
        <Value label={t('proposes')} meta={confirmed.stands ? undefined : t('state.risen')}>
          <b>{words.grade(proposed.grade)}</b>
        </Value>
      )}
      {(kind === 'company' || kind === 'national') && (
        <Value label={t('line')}>
          <Line grading={grading} />
        </Value>
      )}
      {kind === 'enisa' && <Score grading={grading} />}
      {kind === 'category' && <Fitting grading={grading} />}
      {confirmed?.reason && <Value label={t('reason')}>{confirmed.reason}</Value>}
      {kind !== 'company' && kind !== 'category' && (
        <Value label={t('open')}>
          <Open keys={proposed.open} />
        </Value>
      )}
    </Values>
  )
}

function Line({ grading: { proposed, grade } }: { grading: GradingView }) {
  const { t } = useTranslation('grades')
  const say = useSay()
  const line = proposed?.line
  if (!line) return <span className="ink-2">{grade === null ? t('unknownWhy') : t('noLine')}</span>
  return (
    <>
      {say(line.says)} {line.article && <span className="meta">{say(line.article)} </span>}
      <Mark mark={line.mark} />
      {proposed.needsCounsel && (
        <p>
          <State tone="soon" icon="law">
            {t('counsel')}
          </State>
        </p>
      )}
    </>
  )
}

/** The formula with its figures, and what is noted beside it without counting. */
function Score({ grading: { enisa } }: { grading: GradingView }) {
  const { t } = useTranslation('grades')
  const inputs = enisa?.chosen ?? enisa?.proposed
  const flags = (['manyPeople', 'unintelligible'] as const).filter((flag) => enisa?.[flag])
  return (
    <>
      <Value label={t('line')} meta={t('enisa.notDuty')}>
        {t('enisa.formula')}
        {inputs && (
          <p>
            <b>{t('enisa.score', { ...enisaScore(inputs) })}</b>
          </p>
        )}
      </Value>
      {flags.length > 0 && (
        <Value label={t('enisa.flags')}>
          {flags.map((flag) => (
            <Chip key={flag}>{t(`enisa.${flag}`)}</Chip>
          ))}
        </Value>
      )}
    </>
  )
}

function Fitting({ grading: { categories, proposed } }: { grading: GradingView }) {
  const { t } = useTranslation('grades')
  const say = useSay()
  const fitting = categories.filter(({ key }) => proposed?.categories.includes(key))
  if (fitting.length === 0) return null
  return (
    <Value label={t('line')}>
      {fitting.map(({ key, says, mark }) => (
        <p key={key}>
          {say(says)} <Mark mark={mark} />
        </p>
      ))}
    </Value>
  )
}

/** Each leads to its place on the fact sheet. */
function Open({ keys }: { keys: readonly string[] }) {
  const { t } = useTranslation(['grades', 'facts', 'parts'])
  const { id } = useIncident()
  if (keys.length === 0) return <span className="ink-2">{t('noOpen')}</span>
  return (
    <span className="grade-open">
      {keys.map((key) => (
        <Link className="link" key={key} to={`${pathOf(id, 'facts')}#${key}`}>
          {t(`facts:key.${key as 'people'}`)}
        </Link>
      ))}
    </span>
  )
}

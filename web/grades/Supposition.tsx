import { useTranslation } from 'react-i18next'
import type { DutyChangeView, DutySide, SuppositionView } from '../../server/contract/whatIf.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { State, type Tone } from '../parts/Chip.tsx'
import { shortInstant, zoneLabel } from '../parts/instant.ts'
import { Mark } from '../parts/Mark.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useGradeWords } from '../words/useGradeWords.ts'
import { useSay } from '../words/useSay.ts'
import { ExposureChanges } from './ExposureChanges.tsx'

/** What would follow: duties that open, fall away or move; grades; fines. What stays is counted, not listed. */
export function Supposition({ result }: { result: SuppositionView }) {
  const { t } = useTranslation('grades')
  return (
    <>
      <Pane title={t('whatIf.duties')} meta={t('whatIf.unchanged', { n: result.unchanged })}>
        {result.duties.length > 0 ? (
          <DutyChanges changes={result.duties} />
        ) : (
          <p className="grade-lead">{t('whatIf.same')}</p>
        )}
      </Pane>
      <Pane title={t('whatIf.grades')}>
        <GradeChanges grades={result.grades} />
      </Pane>
      <Pane title={t('whatIf.exposure')}>
        <ExposureChanges {...result.exposures} />
      </Pane>
    </>
  )
}

const tones: Record<DutyChangeView['kind'], Tone> = {
  opens: 'late',
  sooner: 'late',
  settles: 'late',
  closes: 'done',
  later: 'done',
  unsettles: 'soon',
  moves: 'soon',
}
/** What only may apply is a question, not an alarm. */
const toneOf = ({ kind, after }: DutyChangeView): Tone =>
  kind === 'opens' && after.standing === 'asked' ? 'soon' : tones[kind]

const order: readonly DutyChangeView['kind'][] = [
  'opens',
  'settles',
  'sooner',
  'moves',
  'unsettles',
  'later',
  'closes',
]

function DutyChanges({ changes }: { changes: readonly DutyChangeView[] }) {
  const { t } = useTranslation('grades')
  const say = useSay()
  const sorted = changes.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return (
    <table className="table stacked duty-changes">
      <thead>
        <tr>
          <th>{t('whatIf.change')}</th>
          <th>{t('whatIf.duty')}</th>
          <th>{t('whatIf.before')}</th>
          <th>{t('whatIf.after')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((change) => (
          <tr key={change.ruleId}>
            <td>
              <State tone={toneOf(change)} icon={change.kind === 'opens' ? 'add' : undefined}>
                {t(`whatIf.kind.${change.kind}`)}
              </State>
            </td>
            <td>
              <span className="mono">{change.ruleId}</span> <b>{say(change.title)}</b>
              <p className="meta">
                {say(change.recipient)}
                <span className="sep" />
                {say(change.law)} {say(change.article)} <Mark mark={change.mark} />
              </p>
            </td>
            <td className="ink-2" data-label={t('whatIf.before')}>
              <Side side={change.before} />
            </td>
            <td data-label={t('whatIf.after')}>
              <Side side={change.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How a duty stands on one side, and by when. */
function Side({ side: { standing, dueAt, internal, late } }: { side: DutySide }) {
  const { t } = useTranslation('grades')
  const now = useNow(useShift())
  const open = standing === 'owed' || standing === 'asked'
  const at = dueAt && `${shortInstant(dueAt, now)} ${zoneLabel(dueAt)}`
  return (
    <>
      {t(`whatIf.standing.${standing}`)}
      {open && (
        <p className={late ? 'is-late' : 'meta'}>
          {at ? t(internal ? 'whatIf.dueInternal' : 'whatIf.due', { at }) : t('whatIf.noDue')}
          {late && <> {t('whatIf.late')}</>}
        </p>
      )}
    </>
  )
}

function GradeChanges({ grades }: { grades: SuppositionView['grades'] }) {
  const { t } = useTranslation('grades')
  const say = useSay()
  const words = useGradeWords()
  const changed = grades.filter(({ before, after }) => before !== after)
  if (changed.length === 0) return <p className="grade-lead">{t('whatIf.sameGrades')}</p>
  return (
    <ul className="grade-changes">
      {changed.map(({ scheme, name, before, after, line }) => (
        <li key={scheme}>
          <span>{say(name)}</span>
          <span>
            {words.grade(before)} → <b>{words.grade(after)}</b>
            {line && <p className="meta">{say(line)}</p>}
          </span>
        </li>
      ))}
    </ul>
  )
}

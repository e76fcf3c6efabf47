import { useTranslation } from 'react-i18next'
import type { GradingView } from '../../server/contract/gradings.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { State } from '../parts/Chip.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Unknown } from '../parts/Unknown.tsx'
import { useGradeWords } from '../words/useGradeWords.ts'
import { useSay } from '../words/useSay.ts'

/** The grade in force as the card's figure, and whether it is a proposal or somebody stands behind it. */
export function GradeNow({ grading }: { grading: GradingView }) {
  const { t } = useTranslation('grades')
  return (
    <div className="grade-now">
      <p className="grade-figure">
        <Figure grading={grading} />
      </p>
      <Standing grading={grading} />
      {grading.kind !== 'category' && grading.grade === null && <p className="meta">{t('unknownWhy')}</p>}
    </div>
  )
}

function Figure({ grading: { kind, grade, categories, confirmed, proposed } }: { grading: GradingView }) {
  const { t } = useTranslation(['grades', 'parts'])
  const words = useGradeWords()
  const say = useSay()
  if (kind !== 'category') return grade ? words.grade(grade) : <Unknown />
  const keys = (confirmed ?? proposed)?.categories ?? []
  const names = categories.filter(({ key }) => keys.includes(key)).map(({ name }) => say(name))
  return names.length > 0 ? names.join(t('parts:listComma')) : <Unknown>{t('noCategory')}</Unknown>
}

/** Colour is state: amber while nobody stands behind it, green once somebody does. */
function Standing({ grading: { kind, proposed, confirmed } }: { grading: GradingView }) {
  const { t } = useTranslation('grades')
  const shiftMs = useShift()
  if (kind === 'company') return <State tone="done">{t('state.fixed')}</State>
  if (!confirmed) {
    const key = proposed?.provisional ? 'provisional' : 'proposed'
    return <State tone="soon">{t(`state.${key}`)}</State>
  }
  return (
    <div>
      <State tone={confirmed.stands ? 'done' : 'soon'}>
        {t(confirmed.stands ? 'state.confirmed' : 'state.risen')}
      </State>
      <p className="meta">
        {t('by', { name: confirmed.by.name })}
        <span className="sep" />
        <Instant at={confirmed.at} shiftMs={shiftMs} />
      </p>
    </div>
  )
}

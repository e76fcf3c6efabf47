import { useTranslation } from 'react-i18next'
import { shownLanguage } from '../words/words.ts'
import { countInProse, grouped } from './people.ts'
import { Unknown } from './Unknown.tsx'

interface Estimate {
  low: number
  best: number
  high: number
}

/** A number of people with its range beside it; `null` says that it is to be verified. */
export function People({ people, large }: { people: Estimate | null; large?: boolean }) {
  const { t } = useTranslation()
  const language = shownLanguage()
  if (people === null) return <Unknown />
  const { low, best, high } = people
  return (
    <span className="people" title={`${grouped(low)} – ${grouped(best)} – ${grouped(high)}`}>
      <b className={large ? 'people-large' : ''}>{countInProse(best, language)}</b>{' '}
      {low !== high && (
        <span className="ink-2">
          {t('people.range', { low: countInProse(low, language), high: countInProse(high, language) })}
        </span>
      )}
    </span>
  )
}

import { useTranslation } from 'react-i18next'
import type { FactView } from '../../server/contract/facts.ts'
import { languages } from '../../server/rules/facts.ts'
import { State } from '../parts/Chip.tsx'
import { Unknown } from '../parts/Unknown.tsx'

/** A text in both languages side by side; a missing one is said, because it blocks that language's notice. */
export function FactText({ facts }: { facts: readonly FactView[] }) {
  const { t } = useTranslation('facts')
  if (facts.every(({ value }) => value === null)) return <Unknown />
  return (
    <div className="fact-text">
      {languages.map((language) => {
        const fact = facts.find((one) => one.language === language)
        return (
          <div key={language} lang={language}>
            <span className="meta">{t(`language.${language}`)}</span>
            {fact === undefined && (
              <State tone="soon" icon="question">
                {t(`missing.${language}`)}
              </State>
            )}
            {fact?.value === null && <Unknown />}
            {typeof fact?.value === 'string' && <p>{fact.value}</p>}
          </div>
        )
      })}
    </div>
  )
}

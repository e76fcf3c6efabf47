import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { factAt } from './draft.ts'
import { useFacts } from './FactsContext.ts'
import { Categories } from './FactValue.tsx'

const functionsAt = { key: 'functions', group: '', language: '' } as const
const categoriesAt = { key: 'categories', group: '', language: '' } as const

/** Naming the affected functions brings the categories they use: offered, and written once a person confirms. */
export function CategoriesOffer() {
  const { t } = useTranslation('facts')
  const { drafts, sheet, dataMap, mayChange } = useFacts()
  const valueAt = (place: typeof functionsAt | typeof categoriesAt) =>
    (drafts.of(place) ?? factAt(sheet.facts, place))?.value
  const named = asKeys(valueAt(functionsAt))
  const known = asKeys(valueAt(categoriesAt))
  const used = dataMap.functions
    .filter(({ key }) => named.includes(key))
    .flatMap(({ categories }) => categories)
  const missing = [...new Set(used)].filter((key) => !known.includes(key))
  if (!mayChange || missing.length === 0) return null
  const take = () =>
    drafts.change(categoriesAt, { value: [...known, ...missing], basis: t('basisWord.data map') })
  return (
    <section className="fact-offer">
      <b>{t('offer.title', { n: missing.length })}</b>
      <Categories keys={missing} />
      <div className="row">
        <Button size="small" icon="check" onClick={take}>
          {t('offer.take')}
        </Button>
        <span className="meta">{t('offer.why')}</span>
      </div>
    </section>
  )
}

const asKeys = (value: unknown): string[] => (Array.isArray(value) ? value : [])

import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useBasis } from '../words/useBasis.ts'
import { factAt, isChanged, type Place, same } from './draft.ts'
import { useFacts } from './FactsContext.ts'
import { FactValue } from './FactValue.tsx'

/** Somebody saved this fact after the reader began: both values, and the reader chooses. Nothing is overwritten unseen. */
export function Conflict({ place }: { place: Place }) {
  const { t } = useTranslation('facts')
  const { drafts, sheet } = useFacts()
  const sayBasis = useBasis()
  const draft = drafts.of(place)
  const theirs = factAt(sheet.facts, place)
  if (!draft || !theirs || theirs.version === draft.version) return null
  if (!isChanged(draft) || same(draft.value, theirs.value)) return null
  return (
    <section className="fact-conflict" role="alert">
      <b>
        <Icon name="late" small /> {t('conflict.title', { name: theirs.by.name })}
        {place.language && ` · ${t(`language.${place.language}`)}`}
      </b>
      <dl>
        <dt>{t('conflict.theirs')}</dt>
        <dd>
          <FactValue of={place.key} value={{ is: theirs.value }} />
          {theirs.basis && <small>{t('basisOf', { basis: sayBasis(theirs.basis) })}</small>}
        </dd>
        <dt>{t('conflict.mine')}</dt>
        <dd>
          <FactValue of={place.key} value={{ is: whole(draft.value) }} />
        </dd>
      </dl>
      <div className="row">
        <Button size="small" onClick={() => drafts.drop(place)}>
          {t('conflict.takeTheirs')}
        </Button>
        <Button size="small" onClick={() => drafts.change(place, { version: theirs.version })}>
          {t('conflict.keepMine')}
        </Button>
      </div>
    </section>
  )
}

/** A value still being filled in cannot be worded; it shows as not filled in. */
const whole = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value) && Object.values(value).includes(undefined)
    ? undefined
    : value

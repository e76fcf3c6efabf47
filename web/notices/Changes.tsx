import { useTranslation } from 'react-i18next'
import type { DifferenceView } from '../../server/contract/noticeTexts.ts'
import { Difference } from '../parts/Difference.tsx'
import { useFieldName } from './fieldName.ts'

/** What changed since the last approval: deleted struck, added underlined, the rest not shown. */
export function Changes({ difference }: { difference: DifferenceView }) {
  const { t } = useTranslation('notices')
  const nameOf = useFieldName()
  const { since, places, plan } = difference
  const sentences = places.flatMap((place) => place.sentences.map((pieces) => ({ place, pieces })))
  const count = sentences.length + plan.length
  const several =
    new Set(places.map(({ language, audience, group }) => `${language} ${audience} ${group}`)).size > 1
  const where = ({ language, audience, field }: DifferenceView['places'][number]) =>
    several ? `${t(`language.${language}`)} ${t(`reader.${audience}`)} ${nameOf(field)}` : nameOf(field)
  return (
    <>
      <Difference
        title={t(count > 0 ? 'changes.some' : 'changes.none', { n: since, count })}
        places={sentences.map(({ place, pieces }, at) => ({
          where: where(place) + '\u200b'.repeat(at),
          pieces,
        }))}
      />
      {plan.map(({ field, before, after }) => (
        <p key={field} className="plan-change">
          <span className="ink-3">{t(`plan.${field as 'bound'}`)}</span>{' '}
          <del>{before || t('plan.nothing')}</del> <ins>{after || t('plan.nothing')}</ins>
        </p>
      ))}
    </>
  )
}

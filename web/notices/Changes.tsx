import { useTranslation } from 'react-i18next'
import type { DifferenceView } from '../../server/contract/noticeTexts.ts'
import { Difference, type Piece } from '../parts/Difference.tsx'
import { useFieldName } from './fieldName.ts'

/** What changed since the last approval: deleted struck, added underlined, the rest not shown. */
export function Changes({
  difference,
  against,
}: {
  difference: DifferenceView
  against?: number | undefined
}) {
  const { t } = useTranslation('notices')
  const nameOf = useFieldName()
  const { since, places, plan } = difference
  const changed = alike(places)
  const count = changed.length + plan.length
  const where = ({ fields, texts }: Alike) =>
    texts > 1 ? t('changes.in', { field: nameOf(fields[0] ?? ''), n: texts }) : nameOf(fields[0] ?? '')
  return (
    <>
      <Difference
        title={
          against === undefined
            ? t(count > 0 ? 'changes.some' : 'changes.none', { n: since, count })
            : t(count > 0 ? 'changes.someOf' : 'changes.noneOf', { no: against, n: since, count })
        }
        places={changed.map((one, at) => ({ where: where(one) + '\u200b'.repeat(at), pieces: one.pieces }))}
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

interface Alike {
  pieces: Piece[]
  fields: string[]
  /** In how many texts: channels and readers share their words, so one change shows in several. */
  texts: number
}

/** The same change in several texts is one line. */
function alike(places: DifferenceView['places']): Alike[] {
  const found = new Map<string, Alike>()
  for (const { field, sentences } of places)
    for (const pieces of sentences) {
      const key = JSON.stringify(pieces)
      const known = found.get(key) ?? { pieces, fields: [], texts: 0 }
      found.set(key, { ...known, fields: [...known.fields, field], texts: known.texts + 1 })
    }
  return [...found.values()]
}

import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { useSay } from '../words/useSay.ts'

/** The law and its article in the edition in force; the first is cited, others are counted. */
export function Basis({ basis }: { basis: DutyView['basis'] }) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const [first, ...more] = basis
  if (!first) return null
  return (
    <span className="duty-basis">
      <span>{say(first.name)}</span>{' '}
      <span className="nowrap">
        {say(first.article)} <span className="meta">{first.version}</span>
      </span>
      {more.length > 0 && <span className="meta"> {t('moreBasis', { n: more.length })}</span>}
    </span>
  )
}

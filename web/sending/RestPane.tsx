import { useTranslation } from 'react-i18next'
import type { RehearsalView } from '../../server/contract/orders.ts'
import { State } from '../parts/Chip.tsx'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { regionName } from '../words/regions.ts'
import { shownLanguage } from '../words/words.ts'

/** Who is left when this order is done, so that nobody is forgotten: by region, group and age, and whether another order has them. */
export function RestPane({ rest }: Pick<RehearsalView, 'rest'>) {
  const { t } = useTranslation('sending')
  if (rest.length === 0) return null
  const open = rest.filter(({ ordered }) => !ordered).reduce((sum, { n }) => sum + n, 0)
  return (
    <Pane
      title={t('rest.title')}
      meta={open > 0 ? t('rest.open', { n: grouped(open) }) : t('rest.none')}
      tone={open > 0 ? 'soon' : undefined}
    >
      <table className="table">
        <tbody>
          {rest.map(({ region, group, minor, n, ordered }) => (
            <tr key={`${region} ${group} ${minor}`}>
              <td>
                {[region && regionName(region, shownLanguage()), group, minor && t('rest.minors')]
                  .filter(Boolean)
                  .join(' · ')}
              </td>
              <td className="number">{grouped(n)}</td>
              <td>
                <State tone={ordered ? 'done' : 'soon'}>{t(ordered ? 'rest.ordered' : 'rest.notYet')}</State>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Pane>
  )
}

import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { Minors } from '../../server/rules/facts.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { LinkButton } from '../parts/Button.tsx'
import { Pane, Value, Values } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { Unknown } from '../parts/Unknown.tsx'

/** The two lines, 14 and 18, with how many stand below each, and whom the law wants told. */
export function MinorsPane() {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const facts = useView(api.listFacts, { params: { incidentId } }).data?.facts
  const fact = facts?.find(({ key, group }) => key === 'minors' && group === '')
  const minors = fact?.value as Minors | null | undefined
  const between = minors ? minors.under18 - minors.under14 : undefined
  const count = (n: number | undefined) =>
    n === undefined ? <Unknown /> : t('minors.people', { n: grouped(n) })
  return (
    <Pane title={t('minors.title')} meta={t('minors.law')} padded>
      <div className="minors">
        <Values>
          <Value label={t('minors.under14')} meta={t('minors.under14Rule')}>
            {count(minors?.under14)}
          </Value>
          <Value label={t('minors.from14')} meta={t('minors.from14Rule')}>
            {count(between)}
          </Value>
          <Value label={t('minors.under18')} meta={t('minors.under18Rule')}>
            {count(minors?.under18)}
          </Value>
        </Values>
        <p className="meta">{t('minors.sensitive')}</p>
        <div className="row">
          <LinkButton size="small" to={pathOf(incidentId, 'facts')}>
            {t('minors.toFacts')}
          </LinkButton>
          <LinkButton size="small" kind="quiet" to={pathOf(incidentId, 'notices')}>
            {t('minors.toNotices')}
          </LinkButton>
        </div>
      </div>
    </Pane>
  )
}

import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { DutyView } from '../../server/contract/duties.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Instant } from '../parts/Instant.tsx'
import { Value, Values } from '../parts/Pane.tsx'
import { HeldLine } from './HeldLine.tsx'

/** What people decided about a duty: counsel's word, a decision not to tell, an authority's order. */
export function Decisions({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  const shiftMs = useShift()
  const all = useView(api.listExemptions, { params: { incidentId } }).data ?? []
  const own = all.filter(({ ruleIds, released }) => [...ruleIds, ...released].includes(duty.ruleId))
  const { counsel, counselReason, order, held } = duty
  if (counsel === 'none' && own.length === 0 && !order && !held)
    return <p className="ink-2">{t('page.noDecisions')}</p>
  return (
    <Values>
      {counsel !== 'none' && (
        <Value label={t('how.counsel')}>
          {t(counsel === 'declined' ? 'standing.declined' : 'step.confirm')} · {counselReason}
        </Value>
      )}
      <HeldLine duty={duty} />
      {own.map(({ id, state, grounds, proposedBy, proposedAt, decidedBy, decisionReason }) => (
        <Value
          key={id}
          label={t(`exemption.state.${state}`)}
          meta={[
            t('exemption.by', { name: proposedBy.name }),
            decidedBy && t('exemption.decided', { name: decidedBy.name }),
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          <Link className="link" to={`${pathOf(incidentId, 'duties')}#exemptions`}>
            <Instant at={proposedAt} shiftMs={shiftMs} />
          </Link>{' '}
          {grounds} {decisionReason && <span className="ink-2">{decisionReason}</span>}
        </Value>
      ))}
      {order && (
        <Value label={t('anchor.ordered')}>
          <Instant at={order.at} shiftMs={shiftMs} />{' '}
          {order.dueAt ? <Instant at={order.dueAt} shiftMs={shiftMs} /> : t('exemption.fresh')}
        </Value>
      )}
    </Values>
  )
}

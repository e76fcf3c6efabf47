import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import type { JourneyView } from '../../../server/contract/journey.ts'
import { useIncident } from '../../incidentFrame/useIncident.ts'
import { useView } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Pane } from '../../parts/Pane.tsx'
import { regionName } from '../../words/regions.ts'
import { shownLanguage } from '../../words/words.ts'
import { Leg } from './Leg.tsx'
import './journey.css'

/** One person's way from channel to channel: every attempt with its time, its result and the provider's reference. */
export function Journey({ personId, onBack }: { personId: string; onBack: () => void }) {
  const { t } = useTranslation('journey')
  const params = { incidentId: useIncident().id, personId }
  const { data, error } = useView(api.getJourney, { params })
  const back = (
    <Button size="small" kind="quiet" icon="back" onClick={onBack}>
      {t('back')}
    </Button>
  )
  if (error)
    return (
      <Pane title={t('title')} tools={back} padded>
        <ErrorNote problem={error} />
      </Pane>
    )
  if (!data) return <Loading />
  return (
    <Pane title={t('title')} meta={<Who of={data.person} />} tools={back}>
      {data.orders.length === 0 && <p className="blank">{t('none')}</p>}
      {data.orders.map((order) => (
        <section key={order.orderId} className="journey">
          <h3>
            {t('order', { n: order.no })} {order.sandbox && <Chip>{t('sandbox')}</Chip>}
          </h3>
          <ol>
            {order.deliveries.map((leg) => (
              <Leg key={leg.id} leg={leg} />
            ))}
          </ol>
        </section>
      ))}
    </Pane>
  )
}

function Who({ of: { name, code, region, group, minor } }: { of: JourneyView['person'] }) {
  const { t } = useTranslation('sending')
  const kinds = [
    group,
    region && regionName(region, shownLanguage()),
    minor === 'no' ? '' : t(`people.${minor}`),
  ]
  return (
    <>
      {name} <code>{code}</code> {kinds.filter(Boolean).join(' · ')}
    </>
  )
}

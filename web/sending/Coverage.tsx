import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { CoverageRowView, OrderView } from '../../server/contract/orders.ts'
import { dimensions } from '../../server/rules/coverage.ts'
import { urlOf } from '../api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { CoverageLedger, type CoverageRow } from '../parts/CoverageLedger.tsx'
import { channelIcons } from '../parts/channelIcons.ts'
import { Filters } from '../parts/Filters.tsx'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { Pane } from '../parts/Pane.tsx'
import { shownLanguage } from '../words/words.ts'
import { CoverageBy } from './CoverageBy.tsx'
import { useOrderNow } from './useOrderNow.ts'

const switches = ['channel', ...dimensions] as const
type Switch = (typeof switches)[number]

/** Everybody in exactly one row, by channel or by what they are; the sum is compared with the list. */
export function Coverage({ order }: { order: OrderView }) {
  const { t } = useTranslation('sending')
  const { t: say } = useTranslation('coverage')
  const [by, setBy] = useState<Switch>('channel')
  return (
    <Pane
      title={t('ledger.title')}
      meta={say(`meta.${by}`)}
      tools={order.startedAt && <Export order={order} by={by} />}
    >
      {order.startedAt && (
        <Filters
          filters={switches.map((key) => ({ key, label: say(`by.${key}`) }))}
          chosen={by}
          onChoose={setBy}
        />
      )}
      <div className="scroll">
        {by === 'channel' ? <ByChannel order={order} /> : <CoverageBy order={order} by={by} />}
      </div>
    </Pane>
  )
}

const icons: Record<CoverageRowView['channel'], IconName> = {
  ...channelIcons,
  none: 'none',
  queued: 'clock',
}

function ByChannel({ order }: { order: OrderView }) {
  const { t } = useTranslation('sending')
  const { coverage, rows } = useOrderNow(order)
  const aside = coverage.stopped + coverage.sandbox > 0
  const shown = rows.map(
    (row): CoverageRow => ({
      key: row.channel,
      name: t(`ledger.${row.channel}`),
      icon: icons[row.channel],
      standard: t(`ledger.standard.${row.channel}`),
      told: row.told,
      trying: row.trying,
      unknown: row.unknown,
      unreachable: row.unreachable,
      aside: row.stopped + row.sandbox,
      rate: row.channel === 'none' && row.people > 0 ? t('ledger.toAnnounce') : undefined,
    }),
  )
  return (
    <CoverageLedger rows={shown} list={coverage.people} {...(aside ? { aside: t('ledger.aside') } : {})} />
  )
}

function Export({ order, by }: { order: OrderView; by: Switch }) {
  const { t } = useTranslation('coverage')
  const params = { incidentId: useIncident().id, orderId: order.id }
  return (
    <a
      className="button quiet small"
      href={urlOf(api.exportCoverage, { params, query: { by, language: shownLanguage() } })}
    >
      <Icon name="download" small /> {t('export')}
    </a>
  )
}

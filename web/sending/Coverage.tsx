import { useTranslation } from 'react-i18next'
import type { CoverageRowView, OrderView } from '../../server/contract/orders.ts'
import { CoverageLedger, type CoverageRow } from '../parts/CoverageLedger.tsx'
import { channelIcons } from '../parts/channelIcons.ts'
import type { IconName } from '../parts/Icon.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useOrderNow } from './useOrderNow.ts'

const icons: Record<CoverageRowView['channel'], IconName> = {
  ...channelIcons,
  none: 'none',
  queued: 'clock',
}

/** Everybody in exactly one row; the sum is compared with the list. */
export function Coverage({ order }: { order: OrderView }) {
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
    <Pane title={t('ledger.title')} meta={t('ledger.meta')}>
      <div className="scroll">
        <CoverageLedger
          rows={shown}
          list={coverage.people}
          {...(aside ? { aside: t('ledger.aside') } : {})}
        />
      </div>
    </Pane>
  )
}

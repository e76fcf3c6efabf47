import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { CoverageView, OrderView } from '../../server/contract/orders.ts'
import type { Dimension } from '../../server/rules/coverage.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { CoverageLedger, type CoverageRow } from '../parts/CoverageLedger.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { grouped } from '../parts/people.ts'
import { regionName } from '../words/regions.ts'
import { shownLanguage } from '../words/words.ts'
import { useOrderNow } from './useOrderNow.ts'
import './coverageBy.css'

const lookMs = 2_000

/** The ledger by region, language, group or customer; read again every two seconds while it moves. */
export function CoverageBy({ order, by }: { order: OrderView; by: Dimension }) {
  const { t } = useTranslation('coverage')
  const { coverage } = useOrderNow(order)
  const params = { incidentId: useIncident().id, orderId: order.id }
  const { data, error, refetch } = useView(api.getCoverage, { params, query: { by } })
  const running = order.state === 'running'
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => void refetch(), lookMs)
    return () => clearInterval(timer)
  }, [running, refetch])
  const nameOf = useNames(by)
  if (error) return <ErrorNote problem={error} />
  if (!data) return <Loading />
  const rows = data.rows.map((row) => rowOf(row.key, nameOf(row.key), row))
  if (data.more) rows.push(rowOf('…', t('more', { n: grouped(data.more.rows) }), data.more))
  const guardians = data.guardians.map((row) => rowOf(row.key, nameOf(row.key), row))
  const list = running ? data.sum.people : coverage.people
  return (
    <>
      <Table rows={rows} list={list} head={t(by)} />
      {guardians.length > 0 && (
        <>
          <h3 className="coverage-guardians">{t('guardians')}</h3>
          <Table rows={guardians} list={order.guardians?.people ?? 0} head={t(by)} />
        </>
      )}
    </>
  )
}

function Table({ rows, list, head }: { rows: CoverageRow[]; list: number; head: string }) {
  const { t } = useTranslation('sending')
  const aside = rows.some((row) => row.aside)
  return (
    <CoverageLedger rows={rows} list={list} head={head} {...(aside ? { aside: t('ledger.aside') } : {})} />
  )
}

const rowOf = (key: string, name: string, row: CoverageView): CoverageRow => ({
  key,
  name,
  told: row.told,
  trying: row.trying,
  unknown: row.unknown,
  unreachable: row.unreachable,
  aside: row.stopped + row.sandbox,
})

/** A region by name, a language in words; groups and customers as the list names them. */
function useNames(by: Dimension): (key: string) => string {
  const { t, i18n } = useTranslation('coverage')
  return (key) => {
    if (key === '') return t(`none.${by}`)
    if (by === 'region') return regionName(key, shownLanguage())
    if (by === 'language' && i18n.exists(`languages.${key}`, { ns: 'coverage' }))
      return t(`languages.${key as 'en'}`)
    return key
  }
}

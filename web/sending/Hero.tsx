import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderView } from '../../server/contract/orders.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { CoverageBar, CoverageLegend } from '../parts/CoverageBar.tsx'
import { Age, Instant } from '../parts/Instant.tsx'
import { hourMinute, shortInstant } from '../parts/instant.ts'
import { figure } from '../parts/length.ts'
import { grouped } from '../parts/people.ts'
import { OrderSteps } from './OrderSteps.tsx'
import { useOrderNow, useRate } from './useOrderNow.ts'

/** How many are told, how fast, until when; the button that stops it always in the same place. */
export function Hero({ order, onSandbox }: { order: OrderView; onSandbox: (() => void) | undefined }) {
  const { t } = useTranslation('sending')
  const { coverage } = useOrderNow(order)
  const whole = coverage.told + coverage.trying + coverage.unknown + coverage.unreachable
  return (
    <section className="hero">
      <div className="hero-line">
        <Figure
          label={t(order.sandbox ? 'order.caught' : 'order.told')}
          large
          meta={t('order.of', { n: grouped(coverage.people) })}
        >
          {grouped(order.sandbox ? coverage.sandbox : coverage.told)}
        </Figure>
        <Pace order={order} left={coverage.trying} />
        <OrderSteps order={order} />
      </div>
      <Why order={order} />
      <CoverageBar of={{ ...coverage, aside: coverage.stopped + coverage.sandbox }} />
      {whole === coverage.people && <CoverageLegend of={coverage} />}
      <Asides order={order} stopped={coverage.stopped} />
      {order.sandbox && coverage.sandbox > 0 && onSandbox && (
        <div>
          <Button size="small" onClick={onSandbox}>
            {t('sandbox.read')}
          </Button>
        </div>
      )}
    </section>
  )
}

export const Figure = ({
  label,
  meta,
  large,
  children,
}: {
  label: string
  meta?: ReactNode
  large?: boolean
  children: ReactNode
}) => (
  <div className={large ? 'hero-figure large' : 'hero-figure'}>
    <span className="ink-2">{label}</span>
    <div>
      <b>{children}</b> {meta && <span className="ink-2">{meta}</span>}
    </div>
  </div>
)

function Pace({ order, left }: { order: OrderView; left: number }) {
  const { t } = useTranslation('sending')
  const rate = useRate(order)
  const shiftMs = useShift()
  const now = useNow(shiftMs)
  if (order.state === 'waiting')
    return <Countdown startsAt={order.startsAt} notAfter={order.plan?.notAfter} />
  const endsAt = rate && rate > 0 ? now + (left / rate) * 1000 : null
  return (
    <>
      {rate !== null && (
        <Figure label={t('order.perSecond')} meta={t('order.people')}>
          {grouped(Math.round(rate))}
        </Figure>
      )}
      {endsAt !== null && left > 0 && <Figure label={t('order.ends')}>{hourMinute(endsAt)}</Figure>}
      <Figure label={t('order.last')}>
        {order.lastAt ? <Age at={order.lastAt} shiftMs={shiftMs} /> : t('order.never')}
      </Figure>
    </>
  )
}

function Countdown({ startsAt, notAfter }: { startsAt: string; notAfter: string | undefined }) {
  const { t } = useTranslation(['sending', 'order'])
  const { t: parts } = useTranslation('parts')
  const now = useNow(useShift())
  return (
    <>
      <Figure label={t('order.startsIn')} meta={<Instant at={startsAt} shiftMs={useShift()} />}>
        {figure(Math.max(0, Date.parse(startsAt) - now), parts)}
      </Figure>
      {notAfter && (
        <span className="meta">{t('order:time.latest', { time: shortInstant(notAfter, now) })}</span>
      )}
    </>
  )
}

/** Why it rests, in words; what somebody wrote stands as it is. */
function Why({ order }: { order: OrderView }) {
  const { t, i18n } = useTranslation('sending')
  if (!order.reason || order.state === 'running' || order.state === 'done') return null
  const known = i18n.exists(`reason.${order.reason}`, { ns: 'sending' })
  const words = known ? t(`reason.${order.reason as 'asked'}`) : order.reason
  return (
    <p>
      <State tone={order.state === 'paused' ? 'soon' : 'late'}>
        {t(`steps.state.${order.state}`)} · {words}
      </State>
    </p>
  )
}

function Asides({ order, stopped }: { order: OrderView; stopped: number }) {
  const { t } = useTranslation(['sending', 'order'])
  const words = [
    stopped > 0 && t('order.stopped', { n: grouped(stopped) }),
    order.untested !== null && t('order:test.skipped', { reason: order.untested }),
    order.resent > 0 && t('order.resent', { n: grouped(order.resent) }),
    order.guardians &&
      t('order.guardians', { told: grouped(order.guardians.told), people: grouped(order.guardians.people) }),
  ].filter((one) => typeof one === 'string')
  return words.length > 0 ? <p className="meta">{words.join(' · ')}</p> : null
}

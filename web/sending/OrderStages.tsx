import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderView } from '../../server/contract/orders.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { shortInstant } from '../parts/instant.ts'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { Stage, type StageProps, StageTrack } from '../parts/StageTrack.tsx'

type Plan = NonNullable<OrderView['plan']>

/** The stages of an order, the gates between them, and who opened each on which figures. */
export function OrderStages({ order }: { order: OrderView }) {
  const { t } = useTranslation('order')
  const { plan } = order
  if (!plan || plan.stages.length < 2) return null
  const { failedPercent: percent, minutes } = plan.gate
  return (
    <Pane title={t('stages.title')} meta={t('stages.drawn')}>
      <StageTrack>
        {plan.stages.map((people, no) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place
          <OneStage key={no} order={order} plan={plan} no={no} people={people} />
        ))}
      </StageTrack>
      {plan.gate.by === 'rule' && (
        <p className="meta gate-rule">{t('gate.conditions', { percent, minutes })}</p>
      )}
    </Pane>
  )
}

function OneStage({ order, plan, no, people }: { order: OrderView; plan: Plan; no: number; people: number }) {
  const { t } = useTranslation('order')
  const last = no === plan.stages.length - 1
  const { state, at } = useStanding(order, no, last)
  return (
    <Stage
      state={state}
      title={last ? t('stages.last') : t('stages.batch', { n: no + 1 })}
      size={t('stages.people', { n: grouped(people) })}
      at={at}
      note={<Said order={order} plan={plan} no={no} />}
    />
  )
}

function useStanding({ stage, state, startedAt }: OrderView, no: number, last: boolean) {
  const { t } = useTranslation('order')
  const word = (name: StageProps['state'], at?: string) => ({ state: name, at })
  if (no < stage.no || (state === 'done' && last)) return word('done')
  if (no > stage.no || startedAt === null) return word('idle', t('stages.ahead'))
  if (state === 'stopped' || state === 'cancelled') return word('stopped')
  if (stage.endedAt !== null) return word('waiting', stage.opensAt ? t('stages.watching') : t('stages.held'))
  return state === 'paused' ? word('waiting') : word('running', t('stages.sending'))
}

/** What a stage came to, and who opened its gate or what it waits for. */
function Said({ order: { gates, stage }, plan, no }: { order: OrderView; plan: Plan; no: number }) {
  const { t } = useTranslation('order')
  const now = useNow(useShift())
  const gate = gates[no]
  const figures = gate?.figures ?? (no === stage.no ? stage.figures : null)
  if (!figures?.tried) return null
  const { complaints, ...counts } = figures
  const lines: ReactNode[] = [
    t('stages.result', { failed: counts.failed, tried: grouped(counts.tried), unknown: counts.unknown }),
    complaints > 0 && t('stages.complaints', { n: complaints }),
  ]
  if (gate?.by)
    lines.push(t('stages.openedBy', { ...of(gate, now), person: gate.by.name, reason: gate.reason }))
  else if (gate) lines.push(t('stages.openedByRule', of(gate, now)))
  else if (stage.opensAt) lines.push(t('stages.opensAt', { time: shortInstant(stage.opensAt, now) }))
  else if (stage.endedAt && plan.gate.by === 'person') lines.push(t('stages.waitsPerson'))
  return lines.filter(Boolean).map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one stage never move
    <div key={at}>{line}</div>
  ))
}

const of = ({ at }: { at: string }, now: number) => ({ time: shortInstant(at, now) })

import { useTranslation } from 'react-i18next'
import type { DrillView } from '../../server/contract/drills.ts'
import { type Milestone, milestones } from '../../server/rules/drill.ts'
import { Icon } from '../parts/Icon.tsx'
import { hourMinute } from '../parts/instant.ts'
import { figure, lengthInWords } from '../parts/length.ts'

const order = Object.keys(milestones) as Milestone[]

/** Milestones as a row of times since it was declared; faster or slower than the drill before, where there was one. */
export function Reached({ drill, before }: { drill: DrillView; before?: DrillView | undefined }) {
  const { t } = useTranslation('drills')
  return (
    <ol className="milestones" aria-label={t('reached.label')}>
      {order.map((milestone) => (
        <li key={milestone} className={drill.reached[milestone] ? '' : 'missed'}>
          <span className="meta">{t(`reached.${milestone}`)}</span>
          <Time milestone={milestone} drill={drill} before={before} />
        </li>
      ))}
    </ol>
  )
}

function Time({
  milestone,
  drill,
  before,
}: {
  milestone: Milestone
  drill: DrillView
  before: DrillView | undefined
}) {
  const { t } = useTranslation('drills')
  const { t: words } = useTranslation('parts')
  const took = sinceDeclared(drill, milestone)
  if (took === undefined) return <span className="ink-3">{t('reached.not')}</span>
  if (milestone === 'declared')
    return <b>{t('reached.zero', { at: hourMinute(drill.reached.declared ?? drill.startedAt) })}</b>
  return (
    <>
      <b>
        <Icon name="check" small /> {figure(took, words)}
      </b>
      <Compared gap={gapTo(before, milestone, took)} />
    </>
  )
}

function Compared({ gap }: { gap: number | undefined }) {
  const { t } = useTranslation('drills')
  const { t: words } = useTranslation('parts')
  if (gap === undefined || Math.abs(gap) < 1000) return null
  const time = lengthInWords(gap, words)
  return gap < 0 ? (
    <span className="meta is-done">{t('reached.faster', { time })}</span>
  ) : (
    <span className="meta is-soon">{t('reached.slower', { time })}</span>
  )
}

function gapTo(before: DrillView | undefined, milestone: Milestone, took: number): number | undefined {
  const then = before && sinceDeclared(before, milestone)
  return then === undefined ? undefined : took - then
}

/** Milliseconds from declaring to the milestone, by the drill's own clock. */
function sinceDeclared({ reached }: DrillView, milestone: Milestone): number | undefined {
  const at = reached[milestone]
  return at === undefined || reached.declared === undefined
    ? undefined
    : Date.parse(at) - Date.parse(reached.declared)
}

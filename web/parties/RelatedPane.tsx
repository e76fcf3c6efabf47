import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DutyView } from '../../server/contract/duties.ts'
import { type Explanation, failedLeaves } from '../../server/rules/condition.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { useView } from '../live/view.ts'
import { LinkButton } from '../parts/Button.tsx'
import { State, type Tone } from '../parts/Chip.tsx'
import { shortInstant } from '../parts/instant.ts'
import { Mark, type MarkKey } from '../parts/Mark.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'

/** Duties that this page's work fulfils or prepares. */
const related = ['CN-11', 'CN-11a', 'CN-14', 'CN-15', 'CN-16', 'CN-17', 'CN-26a']

/** What the law makes of these parties: each duty with its state, article and mark, those that do not apply too. */
export function RelatedPane() {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const duties = useView(api.listDuties, { params: { incidentId } }).data ?? []
  const shown = related.flatMap((rule) => duties.find(({ ruleId }) => ruleId === rule) ?? [])
  if (shown.length === 0) return null
  return (
    <Pane
      title={t('related.title')}
      tools={
        <LinkButton size="small" kind="quiet" to={pathOf(incidentId, 'duties')}>
          {t('related.all')}
        </LinkButton>
      }
    >
      <ul className="related">
        {shown.map((duty) => (
          <Related key={duty.id} duty={duty} />
        ))}
      </ul>
    </Pane>
  )
}

function Related({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('parties')
  const say = useSay()
  const now = useNow(useShift())
  const standing = standingOf(duty)
  const [basis] = duty.basis
  return (
    <li>
      <State tone={tones[standing]}>
        {standing === 'done' && duty.clock.stoppedAt
          ? t('related.done', { at: shortInstant(duty.clock.stoppedAt, now) })
          : t(`related.${standing}`, { at: '' })}
      </State>
      <div>
        {duty.ruleId} {say(duty.title)}
        {standing === 'none' && <small className="block ink-2">{whyNot(duty, say)}</small>}
        <small className="block meta">
          {basis && `${say(basis.name)} ${say(basis.article)}`} <Mark mark={duty.mark as MarkKey} />
        </small>
      </div>
    </li>
  )
}

/** The conditions that fail, as the rule words them. */
const whyNot = ({ explanation }: DutyView, say: ReturnType<typeof useSay>): string =>
  failedLeaves(explanation as Explanation)
    .flatMap(({ whyNot }) => (whyNot ? [say(whyNot)] : []))
    .slice(0, 1)
    .join('')

const tones = {
  none: 'idle',
  done: 'done',
  late: 'late',
  ask: 'soon',
  open: 'idle',
} as const satisfies Record<string, Tone>

function standingOf({ result, state, clock }: DutyView): keyof typeof tones {
  if (result === 'does_not_apply' || state === 'closed' || state === 'released') return 'none'
  if (state === 'fulfilled') return 'done'
  if (clock.state === 'late') return 'late'
  return result === 'undetermined' ? 'ask' : 'open'
}

import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { gap } from '../../../server/contract/incidents.ts'
import type { ClosingGap } from '../../../server/rules/closing.ts'
import type { SeatKey } from '../../../server/rules/seats.ts'
import { LinkButton } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useSay } from '../../words/useSay.ts'
import { pathOf } from '../sections.ts'
import { useIncident } from '../useIncident.ts'
import { actLink } from '../useSide.ts'

type Gap = z.infer<typeof gap>
type Code = ClosingGap['code']

const namedAtMost = 3

/** What is not done, kind by kind with how many and which; nothing is marked done by ending or closing. */
export function Gaps({ gaps, aim }: { gaps: readonly Gap[]; aim: 'end' | 'close' }) {
  const { t } = useTranslation(['incident', 'parts'])
  const codes = [...new Set(gaps.map(({ code }) => code as Code))]
  return (
    <section className="part">
      <h3 className="is-late">{t(`gap.${aim}Blocked`, { n: gaps.length })}</h3>
      <ul className="side-list">
        {codes.map((code) => (
          <GapRow key={code} code={code} gaps={gaps.filter((one) => one.code === code)} />
        ))}
      </ul>
    </section>
  )
}

function GapRow({ code, gaps }: { code: Code; gaps: Gap[] }) {
  const { t } = useTranslation(['incident', 'parts'])
  const say = useSay()
  const { id } = useIncident()
  const nameOf = ({ ref, title }: Gap) => {
    if (code === 'seat_empty') return t(`parts:seatName.${ref as SeatKey}`)
    return title ? say(title) : ''
  }
  const names = gaps.map(nameOf).filter(Boolean)
  const rest = names.length - namedAtMost
  return (
    <li>
      <Icon name="cross" />
      <span className="grow">
        {t(`gap.${code}`, { n: gaps.length })}
        <span className="meta">
          {' '}
          {names.slice(0, namedAtMost).join(t('parts:listComma'))} {rest > 0 && t('gap.more', { n: rest })}
        </span>
      </span>
      <LinkButton to={placeOf(code, gaps[0]?.ref ?? '', id)} size="small">
        {t('gap.go')}
      </LinkButton>
    </li>
  )
}

const sectionOf: Partial<Record<Code, string>> = {
  duty_open: 'duties',
  order_unsent: 'sending',
  people_unresolved: 'sending',
  task_open: 'tasks',
  report_unfiled: 'reports',
  enquiry_open: 'reports',
  undecided: 'duties',
  tenant_untold: 'parties',
  question_open: 'parties',
}

function placeOf(code: Code, ref: string, incidentId: string): string {
  if (code === 'not_ended') return actLink('end')
  if (code === 'phase_open') return actLink('phase')
  if (code === 'seat_empty') return actLink(`seat.${ref as SeatKey}`)
  return pathOf(incidentId, sectionOf[code] ?? '')
}

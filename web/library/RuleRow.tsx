import { useTranslation } from 'react-i18next'
import type { DutyPackView, DutyRuleView } from '../../server/contract/rules.ts'
import { Chip } from '../parts/Chip.tsx'
import { lengthInWords } from '../parts/length.ts'
import { Mark } from '../parts/Mark.tsx'
import { useSay } from '../words/useSay.ts'
import { RuleDetails } from './RuleDetails.tsx'

interface RuleRowProps {
  pack: DutyPackView
  rule: DutyRuleView
  open: boolean
  onToggle: () => void
}

/** One rule; what it says in full stands below it, folded on the page and open on paper. */
export function RuleRow({ pack, rule, open, onToggle }: RuleRowProps) {
  const { t } = useTranslation(['library', 'duties', 'parts'])
  const say = useSay()
  const [first] = rule.basis
  const anchors = rule.anchors.map((key) => t(`duties:anchor.${key}`))
  return (
    <>
      <tr className={`rule ${open ? 'open' : ''} ${rule.inForce === 'yes' ? '' : 'pale'}`}>
        <td>
          <button type="button" className="duty-title" aria-expanded={open} onClick={onToggle}>
            <span className="code">{rule.id}</span>
            <b>{say(rule.title)}</b>
          </button>{' '}
          {rule.scope !== 'incident' && <Chip>{t(`scope.${rule.scope}`)}</Chip>}
          {rule.inForce !== 'yes' && <Chip>{t(`inForce.${rule.inForce}`)}</Chip>}
        </td>
        <td>{say(rule.recipient.name)}</td>
        <td>
          <Term rule={rule} />
        </td>
        <td className="ink-2">{anchors.join(t('or'))}</td>
        <td className="ink-2">
          {first && (
            <>
              {say(first.name)} <span className="nowrap">{say(first.article)}</span>
            </>
          )}
          {rule.basis.length > 1 && <div className="meta">{t('more', { n: rule.basis.length - 1 })}</div>}
        </td>
        <td>
          <Mark mark={rule.mark} />
        </td>
        <td className="nowrap">{t(`parts:seatName.${rule.seat}`)}</td>
      </tr>
      <tr className={open ? 'rule-more open' : 'rule-more'}>
        <td colSpan={7}>
          <RuleDetails pack={pack} rule={rule} />
        </td>
      </tr>
    </>
  )
}

/** The number of the law, or its word and the company's own target as such. */
function Term({ rule: { term, target, mark } }: { rule: DutyRuleView }) {
  const { t } = useTranslation(['library', 'duties'])
  const { t: lengths } = useTranslation('parts')
  if (term) return <b>{t(`duties:unit.${term.unit}`, { n: term.length })}</b>
  const word = mark === 'promise' ? 'term.promised' : 'term.atOnce'
  if (!target) return <>{t(word)}</>
  const time = lengthInWords(target.minutes * 60_000, lengths)
  return (
    <>
      {t(word)}
      <div className="meta">{t(target.own ? 'term.own' : 'term.shipped', { time })}</div>
    </>
  )
}

import { useTranslation } from 'react-i18next'
import type { ConditionLine, DutyPackView, DutyRuleView } from '../../server/contract/rules.ts'
import { DutyDetail } from '../parts/DutyRow.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Value, Values } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'

interface RuleDetailsProps {
  pack: DutyPackView
  rule: DutyRuleView
}

/** When it applies; every article with its edition, since when; what, how, and what counts as done. */
export function RuleDetails({ pack, rule }: RuleDetailsProps) {
  const { t } = useTranslation('library')
  return (
    <DutyDetail
      whyTitle={t('details.when')}
      why={<When lines={rule.when} />}
      start={<Law pack={pack} rule={rule} />}
      startTitle={t('details.law')}
      howTitle={t('details.how')}
      how={<How rule={rule} />}
    />
  )
}

function When({ lines }: { lines: readonly ConditionLine[] }) {
  const { t } = useTranslation(['library', 'duties'])
  const say = useSay()
  if (lines.length === 0) return <p>{t('duties:why.always')}</p>
  return (
    <ul className="rule-when">
      {lines.map(({ depth, head, says, counsel }, n) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a rule never change places
          key={n}
          className={head ? 'meta' : ''}
          style={{ paddingLeft: 14 * depth }}
        >
          {counsel && (
            <span className="is-soon" title={t('counsel')}>
              <Icon name="law" small />
              <span className="sr-only">{t('counsel')}</span>{' '}
            </span>
          )}
          {head ? t(`group.${head}`) : say(says)}
        </li>
      ))}
    </ul>
  )
}

function Law({ pack, rule }: RuleDetailsProps) {
  const { t } = useTranslation(['library', 'duties'])
  const say = useSay()
  const { basis, effectiveFrom, effectiveTo, fallback } = rule
  return (
    <Values>
      <Value label={t('details.basis')}>
        {basis.map(({ name, version, article }) => (
          <div key={say(name) + say(article)}>
            {say(name)} {say(article)} <span className="meta">{version}</span>
          </div>
        ))}
      </Value>
      <Value label={t('details.force')}>
        {effectiveTo
          ? t('details.fromTo', { from: effectiveFrom, to: effectiveTo })
          : t('details.from', { from: effectiveFrom })}
      </Value>
      {fallback.length > 0 && (
        <Value label={t('details.fallback')}>
          {fallback.map((key) => t(`duties:anchor.${key}`)).join(t('or'))}
        </Value>
      )}
      <Value label={t('pack')}>
        {say(pack.name)} {pack.version}
      </Value>
      <Value label={t('details.release')}>{t(`release.${rule.releasedBy}`)}</Value>
    </Values>
  )
}

function How({ rule }: { rule: DutyRuleView }) {
  const { t } = useTranslation(['library', 'duties', 'parts'])
  const say = useSay()
  const comma = t('parts:listComma')
  /** A colon would name a namespace of words. */
  const acts = rule.fulfilledBy.map((act) => t(`duties:act.${act.replace(':', '-') as 'notice'}`))
  return (
    <Values>
      {rule.contents && (
        <Value label={t('details.contents')}>{t(`duties:contents.${rule.contents as 'C-USER'}`)}</Value>
      )}
      <Value label={t('details.channels')}>{rule.channels.map((one) => say(one)).join(comma)}</Value>
      <Value label={t('details.fulfilled')}>{acts.join(comma)}</Value>
      {rule.followedBy.length > 0 && (
        <Value label={t('details.followed')}>{rule.followedBy.join(comma)}</Value>
      )}
      {rule.note && <Value label={t('details.note')}>{say(rule.note)}</Value>}
    </Values>
  )
}

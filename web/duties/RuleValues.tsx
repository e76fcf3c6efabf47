import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { legalZone } from '../../server/rules/calendar.ts'
import { promise } from '../../server/rules/dutyStanding.ts'
import { Value, Values } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'

/** Whose rule it is, in which edition, to whom and by whom it is owed. */
export function RuleValues({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const { place, pack, basis, recipient, seat, owner, zone, counting } = duty
  const early = byDays(duty) && place !== promise && zone !== legalZone
  return (
    <Values>
      <Value label={t('page.place')} meta={t('page.days', { zone })}>
        {place === promise ? t('place.promise') : say(pack.name)}
      </Value>
      {(counting || early) && (
        <Value label={t('page.counting')}>{counting ? say(counting) : t('page.early')}</Value>
      )}
      <Value label={t('how.basis')} meta={t('pack', { name: say(pack.name), version: pack.version })}>
        {basis.map((one) => (
          <div key={say(one.name) + say(one.article)}>
            {say(one.name)} <b>{say(one.article)}</b>{' '}
            {one.from && (
              <span className="meta">
                {t(one.to ? 'page.editionTo' : 'page.edition', { ...editionOf(one) })}
              </span>
            )}
          </div>
        ))}
      </Value>
      <Value label={t('page.recipient')}>{say(recipient)}</Value>
      <Value label={t('page.owner')}>
        {t(`seatShort.${seat}`)} {owner ? owner.name : <span className="is-late">{t('emptySeat')}</span>}
      </Value>
    </Values>
  )
}

/** Hours are the same everywhere; days are not. */
const byDays = ({ term }: DutyView): boolean =>
  term !== null && ['day', 'workday', 'month'].includes(term.unit)

const editionOf = ({ version, from, to }: DutyView['basis'][number]) => ({ version, from, to: to ?? '' })

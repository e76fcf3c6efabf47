import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { promise } from '../../server/rules/dutyStanding.ts'
import { Value, Values } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'

/** Whose rule it is, in which edition, to whom and by whom it is owed. */
export function RuleValues({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const { place, pack, basis, recipient, seat, owner, zone } = duty
  return (
    <Values>
      <Value label={t('page.place')} meta={t('page.days', { zone })}>
        {place === promise ? t('place.promise') : say(pack.name)}
      </Value>
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

const editionOf = ({ version, from, to }: DutyView['basis'][number]) => ({ version, from, to: to ?? '' })

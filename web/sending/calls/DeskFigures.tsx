import { useTranslation } from 'react-i18next'
import type { CallDeskView } from '../../../server/contract/calls.ts'
import { State } from '../../parts/Chip.tsx'
import { Instant } from '../../parts/Instant.tsx'
import { grouped } from '../../parts/people.ts'
import { Digest } from '../../parts/Seal.tsx'
import { Figure } from '../Hero.tsx'
import { useDeskPlace } from './deskPlace.ts'

/** How the queue stands, how calls ended so far, and the seal of what is read out. */
export function DeskFigures({ desk }: { desk: CallDeskView }) {
  const { t } = useTranslation('calls')
  const { shiftMs } = useDeskPlace()
  return (
    <section className="hero">
      <div className="hero-line">
        <Figure label={t('pending')} large meta={t('people')}>
          {grouped(desk.pending)}
        </Figure>
        <Figure
          label={t('backs')}
          meta={desk.nextBackAt ? <Instant at={desk.nextBackAt} shiftMs={shiftMs} /> : undefined}
        >
          {grouped(desk.backsDue + desk.backsLater)}
        </Figure>
        <Figure label={t('asleep')} meta={t('asleepHint')}>
          {grouped(desk.asleep)}
        </Figure>
      </div>
      {desk.closed && (
        <p>
          <State tone="soon">{t(`closed.${desk.closed}`)}</State>
        </p>
      )}
      {desk.sealed && (
        <p>
          <State tone="soon">{t('sealed')}</State>
        </p>
      )}
      {desk.ends.length > 0 && (
        <p className="meta">
          {t('ends')}{' '}
          {desk.ends.map(({ outcome, n }) => `${t(`outcome.${outcome}`)} ${grouped(n)}`).join(' · ')}
        </p>
      )}
      <p className="meta">
        {t('script')} <Digest digest={desk.digest} />
      </p>
    </section>
  )
}

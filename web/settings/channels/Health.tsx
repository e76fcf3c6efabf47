import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelView } from '../../../server/contract/channels.ts'
import { Instant } from '../../parts/Instant.tsx'
import { grouped } from '../../parts/people.ts'
import './channels.css'

/** When it last carried, when and why it last did not, how often, and who waits. */
export function Health({ health }: { health: ChannelView['health'] }) {
  const { t } = useTranslation('settings')
  const { successAt, troubleAt, trouble, errorShare, queue } = health
  if (!successAt && !troubleAt && !queue) return <p className="meta">{t('channels.health.untried')}</p>
  return (
    <dl className="channel-health">
      <Figure label={t('channels.health.success')}>
        {successAt ? <Instant at={successAt} /> : t('channels.health.never')}
      </Figure>
      <Figure label={t('channels.health.trouble')}>
        {troubleAt ? <Instant at={troubleAt} /> : t('channels.health.never')}{' '}
        <span className="meta">{trouble}</span>
      </Figure>
      <Figure label={t('channels.health.share')}>
        {errorShare === null ? t('channels.health.untried') : `${(errorShare * 100).toFixed(1)}%`}
      </Figure>
      <Figure label={t('channels.health.queue')}>{grouped(queue)}</Figure>
    </dl>
  )
}

const Figure = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

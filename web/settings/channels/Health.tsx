import { useTranslation } from 'react-i18next'
import type { ChannelView } from '../../../server/contract/channels.ts'
import { Instant } from '../../parts/Instant.tsx'
import { Value, Values } from '../../parts/Pane.tsx'
import { grouped } from '../../parts/people.ts'

/** When it last carried, when and why it last did not, how often, and who waits. */
export function Health({ health }: { health: ChannelView['health'] }) {
  const { t } = useTranslation('settings')
  const { successAt, troubleAt, trouble, errorShare, queue } = health
  return (
    <Values>
      <Value label={t('channels.health.success')}>
        {successAt ? <Instant at={successAt} /> : t('channels.health.never')}
      </Value>
      <Value label={t('channels.health.trouble')} meta={trouble}>
        {troubleAt ? <Instant at={troubleAt} /> : t('channels.health.never')}
      </Value>
      <Value label={t('channels.health.share')}>
        {errorShare === null ? t('channels.health.untried') : `${(errorShare * 100).toFixed(1)}%`}
      </Value>
      <Value label={t('channels.health.queue')}>{grouped(queue)}</Value>
    </Values>
  )
}

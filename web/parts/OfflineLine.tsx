import { useTranslation } from 'react-i18next'
import { useConnection } from '../live/connection.ts'
import { Icon } from './Icon.tsx'
import { hourMinuteSecond, zoneLabel } from './instant.ts'
import './offline.css'

/** Under the top bar while the line is down: how old what you read is. */
export function OfflineLine() {
  const { t } = useTranslation('frame')
  const { connected, figureAt } = useConnection()
  if (connected) return null
  const at = figureAt === undefined ? '' : `${hourMinuteSecond(figureAt)} ${zoneLabel(figureAt)}`
  return (
    <p className="offline-line" role="status">
      <Icon name="offline" />
      {at ? t('offline.lost', { at }) : t('offline.never')}
    </p>
  )
}

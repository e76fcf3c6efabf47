import { useTranslation } from 'react-i18next'
import type { ChannelKind } from '../../server/rules/delivery.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Note } from '../parts/EmptyState.tsx'
import { Icon } from '../parts/Icon.tsx'

/** In the real world, said in red: what the sandbox takes tells nobody. */
export function SandboxNote({ channels, sandboxed }: { channels: ChannelKind[]; sandboxed: ChannelKind[] }) {
  const { t } = useTranslation(['sending', 'parts'])
  const { worldKind } = useIncident()
  if (sandboxed.length === 0) return null
  if (worldKind !== 'real') return <Note>{t('sandbox.drill')}</Note>
  const names = sandboxed.map((kind) => t(`ledger.${kind}`)).join(t('parts:listComma'))
  return (
    <Note tone="late">
      <b className="is-late">
        <Icon name="late" small />{' '}
        {sandboxed.length === channels.length
          ? t('sandbox.real')
          : t('sandbox.someReal', { channels: names })}
      </b>{' '}
      {t('sandbox.configure')}
    </Note>
  )
}

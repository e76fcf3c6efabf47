import { useTranslation } from 'react-i18next'
import type { ChannelView } from '../../../server/contract/channels.ts'
import { TextField } from '../../parts/Field.tsx'
import { Instant } from '../../parts/Instant.tsx'

interface SecretFieldProps {
  label: string
  name: string
  hint?: string
  channel: ChannelView
  typed: Record<string, string>
  onType: (typed: Record<string, string>) => void
  fault?: string | undefined
}

/** Only ever written: what is kept is told by who set it and when. Left empty, it stays. */
export function SecretField({ label, name, hint, channel, typed, onType, fault }: SecretFieldProps) {
  const { t } = useTranslation('settings')
  const kept = channel.secrets.find((secret) => secret.name === name)
  return (
    <div>
      <TextField
        label={label}
        type="password"
        autoComplete="new-password"
        hint={hint}
        fault={fault}
        maxLength={4_000}
        placeholder={kept ? t('channels.secret.keep') : ''}
        value={typed[name] ?? ''}
        onChange={(value) => {
          const { [name]: _, ...rest } = typed
          onType(value ? { ...rest, [name]: value } : rest)
        }}
      />
      {kept && (
        <p className="meta">
          {t('channels.secret.setBy', { person: kept.setBy.name })} <Instant at={kept.setAt} />
        </p>
      )}
    </div>
  )
}

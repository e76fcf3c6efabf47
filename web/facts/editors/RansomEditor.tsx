import { useTranslation } from 'react-i18next'
import { useShift } from '../../incidentFrame/useIncident.ts'
import { TextField } from '../../parts/Field.tsx'
import { InstantField } from '../../parts/InstantField.tsx'
import { OneOf } from '../../parts/Options.tsx'
import { useReason } from '../../words/reason.ts'
import type { EditorProps } from './EditorProps.ts'

interface Asked {
  amount?: string
  method?: string
  askedAt?: string | undefined
}

/** Nobody asked for money, or who asked for what, how and when (the authority's report wants all three). */
export function RansomEditor({ label, value, onChange, faultAt }: EditorProps) {
  const { t } = useTranslation('facts')
  const reason = useReason()
  const shiftMs = useShift()
  const chosen = value === undefined ? undefined : value === 'none' ? 'none' : 'asked'
  const asked = (typeof value === 'object' ? value : {}) as Asked
  const fault = (pointer: string) => {
    const found = faultAt(pointer)
    return found && reason.ofFault(found)
  }
  return (
    <>
      <OneOf
        label={label}
        choices={[
          { key: 'none', label: t('ransomNone') },
          { key: 'asked', label: t('ransomAsked') },
        ]}
        chosen={chosen}
        onChoose={(key) => onChange(key === 'none' ? 'none' : asked)}
      />
      {chosen === 'asked' && (
        <fieldset className="fact-numbers" aria-label={label}>
          {(['amount', 'method'] as const).map((part) => (
            <TextField
              key={part}
              label={t(part === 'amount' ? 'ransomAmount' : 'ransomMethod')}
              value={asked[part] ?? ''}
              maxLength={200}
              fault={fault(`/${part}`)}
              onChange={(words) => onChange({ ...asked, [part]: words })}
            />
          ))}
          <InstantField
            label={t('ransomAt')}
            value={asked.askedAt}
            fault={fault('/askedAt')}
            shiftMs={shiftMs}
            onChange={(askedAt) => onChange({ ...asked, askedAt })}
          />
        </fieldset>
      )}
    </>
  )
}

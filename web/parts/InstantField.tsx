import { useTranslation } from 'react-i18next'
import { serverNow } from '../live/now.ts'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import { instantOfWall, wallInput, zoneLabel } from './instant.ts'
import './instantfield.css'
import { WallInput } from './WallInput.tsx'

interface InstantFieldProps {
  label: string
  /** ISO 8601; absent while nothing is typed. */
  value: string | undefined
  onChange: (value: string | undefined) => void
  hint?: string
  fault?: string | undefined
  /** How far this world runs ahead. */
  shiftMs?: number
}

/** A moment as the company's wall clock reads it, with its zone beside it and a button for "now". */
export function InstantField({ label, value, onChange, hint, fault, shiftMs = 0 }: InstantFieldProps) {
  const { t } = useTranslation()
  const now = () => new Date(serverNow() + shiftMs).toISOString()
  const read = (typed: string | undefined) => {
    const at = typed === undefined ? undefined : instantOfWall(typed)
    onChange(at === undefined ? undefined : new Date(at).toISOString())
  }
  return (
    <Field label={label} hint={hint} fault={fault}>
      {({ id, describedBy, invalid }) => (
        <div className="instant-field">
          <WallInput
            id={id}
            value={value && wallInput(value)}
            describedBy={describedBy}
            invalid={invalid}
            onChange={read}
          />
          <span className="ink-2 nowrap">{zoneLabel(value ?? serverNow())}</span>
          <Button size="small" onClick={() => onChange(now())}>
            {t('instantNow')}
          </Button>
        </div>
      )}
    </Field>
  )
}

import { TextField } from './Field.tsx'
import { grouped } from './people.ts'

interface NumberFieldProps {
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
  hint?: string
  fault?: string | undefined
}

/** A whole number with its thousands grouped; grouping marks may be typed or pasted. An empty one is absent, never 0. */
export function NumberField({ label, value, onChange, hint, fault }: NumberFieldProps) {
  return (
    <TextField
      label={label}
      hint={hint}
      fault={fault}
      inputMode="numeric"
      maxLength={19}
      value={value === undefined ? '' : grouped(value)}
      onChange={(typed) => onChange(numberIn(typed))}
    />
  )
}

/** Digits of either width; anything else is left out. At most 15 digits, so that the number stays exact. */
function numberIn(typed: string): number | undefined {
  const digits = typed.normalize('NFKC').replace(/\D/g, '').slice(0, 15)
  return digits === '' ? undefined : Number(digits)
}

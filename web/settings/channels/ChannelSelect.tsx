import { Field } from '../../parts/Field.tsx'

interface ChannelSelectProps {
  label: string
  value: string
  choices: readonly { key: string; label: string }[]
  onChange: (key: string) => void
  hint?: string
  fault?: string | undefined
}

export const ChannelSelect = ({ label, value, choices, onChange, hint, fault }: ChannelSelectProps) => (
  <Field label={label} hint={hint} fault={fault}>
    {({ id, describedBy, invalid }) => (
      <select
        id={id}
        className="input"
        value={value}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.key} value={choice.key}>
            {choice.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)

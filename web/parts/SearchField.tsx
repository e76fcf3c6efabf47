import { useId } from 'react'
import { Icon } from './Icon.tsx'
import './searchfield.css'

interface SearchFieldProps {
  /** What is searched; it stands before the field and is read out. */
  label: string
  value: string
  onChange: (value: string) => void
}

/** Narrows the list below it while typing. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const id = useId()
  return (
    <div className="search-field">
      <label htmlFor={id}>
        <Icon name="search" small />
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="search"
        maxLength={120}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

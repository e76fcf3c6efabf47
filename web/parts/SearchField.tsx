import { useEffect, useId, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import './searchfield.css'

interface SearchFieldProps {
  /** What is searched; it stands before the field and is read out. */
  label: string
  value: string
  onChange: (value: string) => void
}

/**
 * Narrows the list below it while typing. What is typed is held here, because an address changes a moment later and a
 * Chinese input method loses its syllables when a field is set under it.
 */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  useEffect(() => {
    if (document.activeElement !== field.current) setText(value)
  }, [value])
  const change = (typed: string) => {
    setText(typed)
    onChange(typed)
  }
  return (
    <div className="search-field">
      <label htmlFor={id}>
        <Icon name="search" small />
        {label}
      </label>
      <input
        id={id}
        ref={field}
        className="input"
        type="search"
        maxLength={120}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readWall } from './instant.ts'

interface WallInputProps {
  /** `2026-11-24T01:02` in the company's zone; absent while what stands there is no moment. */
  value: string | undefined
  onChange: (value: string | undefined) => void
  id: string
  describedBy: string
  invalid: boolean
}

/** A moment typed as 2026-11-24 01:02. Not the browser's own control: that follows its own locale, and may show 12 hours. */
export function WallInput({ value, onChange, id, describedBy, invalid }: WallInputProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const kept = value === undefined || readWall(text) === value
  return (
    <input
      id={id}
      className="input"
      inputMode="text"
      autoComplete="off"
      placeholder={t('wallFormat')}
      aria-describedby={describedBy}
      aria-invalid={invalid || (value === undefined && text !== '')}
      value={kept ? text : value.replace('T', ' ')}
      onChange={(event) => {
        setText(event.target.value)
        onChange(readWall(event.target.value))
      }}
    />
  )
}

import type { ReactNode } from 'react'
import './chip.css'
import { Icon, type IconName } from './Icon.tsx'

/** A class or a kind beside a title. `solid` is ink reversed (the class of an incident); a tone is a state. */
export function Chip({
  tone,
  children,
}: {
  tone?: 'solid' | 'late' | 'soon' | 'done' | 'drill'
  children: ReactNode
}) {
  return <span className={`chip ${tone ?? ''}`}>{children}</span>
}

export type Tone = 'late' | 'soon' | 'done' | 'idle'

const toneIcons = { late: 'late', soon: 'clock', done: 'check', idle: 'circle' } as const

/** A state: icon, word and colour together, so that any one of them may fail to be seen. */
export function State({
  tone,
  icon,
  children,
}: {
  tone: Tone
  icon?: IconName | undefined
  children: ReactNode
}) {
  return (
    <span className={`state ${tone}`}>
      <Icon name={icon ?? toneIcons[tone]} small />
      {children}
    </span>
  )
}

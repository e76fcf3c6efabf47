import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon.tsx'
import './track.css'

export interface StageProps {
  state: 'done' | 'running' | 'waiting' | 'stopped' | 'idle'
  title: string
  /** 900 人 */
  size?: string | undefined
  /** Result or reason: 送达 97.9%，退信 0.6%. */
  note?: ReactNode
  /** Time of its end, or its state in a word. */
  at?: ReactNode
}

const stageIcons = {
  done: 'check',
  running: 'play',
  waiting: 'pause',
  stopped: 'late',
  idle: 'circle',
} as const

/** The stages of a sending: each waits for the one before to prove itself. */
export const StageTrack = ({ children }: { children: ReactNode }) => (
  <ol className="stage-track">{children}</ol>
)

export function Stage({ state, title, size, note, at }: StageProps) {
  const { t } = useTranslation()
  return (
    <li className={state}>
      <div className="row">
        <Icon name={stageIcons[state]} />
        <b>{title}</b>
        {size && <span className="ink-2">{size}</span>}
        <span className="right ink-3">{at ?? t(`stage.${state}`)}</span>
      </div>
      {note && <div className="meta">{note}</div>}
    </li>
  )
}

export interface PhaseProps {
  state: 'done' | 'current' | 'ahead'
  name: string
  /** When it was reached: 01:12. */
  at?: string | undefined
}

const phaseIcons = { done: 'check', current: 'doing', ahead: 'circle' } as const

/** The phases of the plan under an incident's head. */
export const PhaseSteps = ({ phases, label }: { phases: PhaseProps[]; label: string }) => (
  <ol className="phase-steps" aria-label={label}>
    {phases.map(({ state, name, at }) => (
      <li key={name} className={state} aria-current={state === 'current' ? 'step' : undefined}>
        <Icon name={phaseIcons[state]} small />
        {name} {at}
      </li>
    ))}
  </ol>
)

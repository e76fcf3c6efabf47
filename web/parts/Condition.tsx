import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './duty.css'
import { Icon } from './Icon.tsx'

export type Outcome = 'met' | 'notMet' | 'unknown'

const outcomeIcons = { met: 'check', notMet: 'cross', unknown: 'question' } as const

/** The conditions of a rule, each with the fact that settled it. */
export const Conditions = ({ children }: { children: ReactNode }) => (
  <ul className="conditions">{children}</ul>
)

interface ConditionProps {
  outcome: Outcome
  what: ReactNode
  /** The fact and its value: 个人信息 118.6 万人，高值 142.0 万 ≥ 100 万. */
  because: ReactNode
  /** Where it is read: 事实 v7. */
  source?: ReactNode
}

export function Condition({ outcome, what, because, source }: ConditionProps) {
  const { t } = useTranslation()
  return (
    <li className={outcome}>
      <Icon name={outcomeIcons[outcome]} small />
      <span>
        <span className="sr-only">{t(`outcome.${outcome}`)} </span>
        {what}
      </span>
      <span className="ink-2">{because}</span>
      <span>{source}</span>
    </li>
  )
}

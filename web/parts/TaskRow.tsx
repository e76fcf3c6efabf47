import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import './task.css'

export interface TaskRowProps {
  state: 'open' | 'doing' | 'done' | 'dropped'
  title: ReactNode
  /** Due, done, or how late: 逾 21 分. */
  when: ReactNode
  tone?: 'late' | 'soon' | 'done' | undefined
  /** Who, and what they said of it. */
  by?: ReactNode
  /** Buttons, shown on hover and focus on a laptop. */
  children?: ReactNode
}

const taskIcons: Record<TaskRowProps['state'], IconName> = {
  open: 'circle',
  doing: 'doing',
  done: 'check',
  dropped: 'none',
}

export const TaskRow = ({ state, title, when, tone, by, children }: TaskRowProps) => (
  <li className={`task-row ${state}`}>
    <Icon name={tone === 'late' ? 'late' : taskIcons[state]} />
    <div>{title}</div>
    <span className={tone ? `is-${tone}` : ''}>{when}</span>
    {by && <div className="meta">{by}</div>}
    {children && <div className="actions">{children}</div>}
  </li>
)

import type { ReactNode } from 'react'
import './notes.css'

/** One sentence on what will be here, and one button. */
export const EmptyState = ({
  title,
  text,
  children,
}: {
  title?: string
  text: string
  children?: ReactNode
}) => (
  <section className="empty-state">
    {title && <h2>{title}</h2>}
    <p>{text}</p>
    {children}
  </section>
)

/** A remark with an edge: what holds, what to mind. */
export const Note = ({ tone, children }: { tone?: 'late' | 'soon' | 'done'; children: ReactNode }) => (
  <div className={`note ${tone ?? ''}`}>{children}</div>
)

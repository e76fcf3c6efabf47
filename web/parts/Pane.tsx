import type { ReactNode } from 'react'
import './pane.css'

interface PaneProps {
  title: ReactNode
  /** Beside the title: 214 条 · 只增不改. */
  meta?: ReactNode
  /** At the right of the head: filters, a link. */
  tools?: ReactNode
  tone?: 'late' | 'soon' | undefined
  /** With the usual inner margin; lists and tables go to the edge without it. */
  padded?: boolean
  children: ReactNode
}

/** A part of a page with its head; hairlines divide, no box, no shadow. */
export const Pane = ({ title, meta, tools, tone, padded, children }: PaneProps) => (
  <section className="pane">
    <h2 className={tone ? `is-${tone}` : ''}>
      {title}
      {meta && <span className="meta">{meta}</span>}
      {tools && <span className="tools">{tools}</span>}
    </h2>
    <div className={padded ? 'pane-body padded' : 'pane-body'}>{children}</div>
  </section>
)

/** Panes beside each other, divided by hairlines; one column on a phone. `widths` as a grid's columns. */
export const Columns = ({ widths, children }: { widths: string; children: ReactNode }) => (
  <div className="columns" style={{ '--widths': widths } as React.CSSProperties}>
    {children}
  </div>
)

/** Panes below each other within a column. */
export const Stack = ({ children }: { children: ReactNode }) => <div className="stack">{children}</div>

/** Label and value pairs. */
export const Values = ({ children }: { children: ReactNode }) => <dl className="values">{children}</dl>

export const Value = ({
  label,
  meta,
  children,
}: {
  label: string
  meta?: ReactNode
  children: ReactNode
}) => (
  <>
    <dt>{label}</dt>
    <dd>
      {children}
      {meta && <small>{meta}</small>}
    </dd>
  </>
)

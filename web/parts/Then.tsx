import type { ReactNode } from 'react'
import './then.css'

export interface ThenStep {
  what: string
  detail?: ReactNode
}

/** What follows from pressing the button, numbered, beside the form. */
export const Then = ({
  title,
  steps,
  children,
}: {
  title: string
  steps: ThenStep[]
  children?: ReactNode
}) => (
  <aside className="then">
    <h2>{title}</h2>
    <ol>
      {steps.map(({ what, detail }) => (
        <li key={what}>
          <b>{what}</b>
          {detail && <span>{detail}</span>}
        </li>
      ))}
    </ol>
    {children}
  </aside>
)

import type { ReactNode } from 'react'
import type { Problem } from '../api.ts'
import { LinkButton } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'

/** A link that opens nothing any more: why, and where to go instead. */
export const DeadLink = ({
  problem,
  to,
  children,
}: {
  problem: Problem
  to: string
  children: ReactNode
}) => (
  <div className="dead-link">
    <ErrorNote problem={problem} />
    <LinkButton to={to}>{children}</LinkButton>
  </div>
)

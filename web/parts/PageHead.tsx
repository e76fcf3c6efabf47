import type { ReactNode } from 'react'
import './pagehead.css'

interface PageHeadProps {
  /** PI-2026-014 */
  number?: string
  title: string
  /** <Chip>s: class, grade. */
  chips?: ReactNode
  /** At the right: age, faces, or <Tick>s of the most urgent clocks. */
  aside?: ReactNode
  /** The command page writes its title larger than the inner pages. */
  large?: boolean
  /** <PhaseSteps> */
  children?: ReactNode
}

export const PageHead = ({ number, title, chips, aside, large, children }: PageHeadProps) => (
  <header className={large ? 'page-head large' : 'page-head'}>
    <div className="line">
      {number && <span className="number">{number}</span>}
      <h1>{title}</h1>
      {chips}
      {aside && <div className="aside">{aside}</div>}
    </div>
    {children}
  </header>
)

/** A clock on one line, on every other page of the incident: 首次报告 CN-06 剩 01:17:52. */
export const Tick = ({
  label,
  figure,
  tone,
}: {
  label: string
  figure: ReactNode
  tone?: 'late' | 'soon' | 'done' | undefined
}) => (
  <span className={`tick ${tone ?? ''}`}>
    {label} <b>{figure}</b>
  </span>
)

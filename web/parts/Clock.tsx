import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../live/now.ts'
import './clock.css'
import { useReading } from './clockReading.ts'
import { Icon } from './Icon.tsx'
import type { When } from './instant.ts'
import { Unknown } from './Unknown.tsx'

export interface ClockProps {
  /** What is owed: 首次报告. */
  title: string
  /** To whom: 省级网信部门. */
  recipient?: string | undefined
  /** CN-06. */
  code?: string | undefined
  /** Absent = not begun, and `footer` says what would begin it. */
  startAt?: When | undefined
  /** What happened at the start: 发现. */
  startWord?: string | undefined
  dueAt?: When | undefined
  /** Set once fulfilled: the clock stands still and says used, and early or late. */
  stoppedAt?: When | undefined
  /** The facts do not settle whether it runs; `unknownText` says which one is missing. */
  unknown?: boolean | undefined
  unknownText?: string | undefined
  /** The law names no number ("立即"): its word, and the due time is the company's own target. */
  lawWord?: string | undefined
  /** Article and mark, at the right of the last line. */
  basis?: ReactNode
  footer?: ReactNode
  /** How far this world runs ahead. */
  shiftMs?: number | undefined
}

/** The first clock of a page: the largest thing on it. */
export const FirstClock = (props: ClockProps) => <ClockFrame {...props} first />

/** A second-rank clock of the band. */
export const Clock = (props: ClockProps) => <ClockFrame {...props} first={false} />

/** The row of clocks under an incident's head: the first large, up to four beside it. */
export const ClockBand = ({ children, label }: { children: ReactNode; label: string }) => (
  <section className="clocks" aria-label={label}>
    {children}
  </section>
)

function ClockFrame(props: ClockProps & { first: boolean }) {
  const { t } = useTranslation()
  const reading = useReading(props, useNow(props.shiftMs))
  return (
    <article className={`clock ${reading.state}${props.first ? ' first' : ''}`} aria-label={reading.label}>
      <header>
        {props.first && <Icon name="clock" />}
        <div className="what">
          <b>{props.title}</b>
          {props.first && props.recipient && <b className="to">{props.recipient}</b>}
        </div>
        {props.code && <span className="code">{props.code}</span>}
      </header>
      <div className="figure">
        {reading.state === 'late' && <small>{t('clock.over')}</small>}
        {reading.state === 'unknown' ? <Unknown>{props.unknownText}</Unknown> : <time>{reading.figure}</time>}
        {props.first && reading.aside && <small>{reading.aside}</small>}
      </div>
      {reading.share !== undefined && <Tape share={reading.share} quarters={props.first} />}
      <Foot {...props} due={reading.due} aside={props.first ? '' : reading.aside} />
    </article>
  )
}

/** Elapsed from the left; hairlines mark the quarters of the term. */
export function Tape({ share, quarters }: { share: number; quarters?: boolean }) {
  return (
    <div className="tape" aria-hidden="true">
      <i style={{ width: `${Math.min(share, 1) * 100}%` }} />
      {quarters && [25, 50, 75].map((at) => <u key={at} style={{ left: `${at}%` }} />)}
    </div>
  )
}

function Foot({
  first,
  startWord,
  basis,
  footer,
  due,
  aside,
}: ClockProps & { first: boolean; due: string; aside: string }) {
  return (
    <footer>
      {first && startWord && <span>{startWord}</span>}
      <span>
        {footer ?? due}
        {first && basis && <span className="sep" />}
        {first && basis}
        {aside && due && !footer && <span className="sep" />}
        {!footer && aside}
      </span>
    </footer>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from './Icon.tsx'
import { hourMinuteSecond, millis, type When } from './instant.ts'
import { lengthInWords } from './length.ts'
import './stream.css'

interface StreamProps {
  /** Entries newer than those shown while the reader is further down: they wait behind a line. */
  waiting?: number
  onShow?: () => void
  label: string
  /** <StreamEntry> and <StreamGap>, newest first. */
  children: ReactNode
}

/** The record as it grows; its head names the zone. Nothing jumps while somebody reads. */
export function Stream({ waiting = 0, onShow, label, children }: StreamProps) {
  const { t } = useTranslation()
  return (
    <>
      {waiting > 0 && (
        <button type="button" className="stream-new" onClick={onShow}>
          {t('stream.new', { n: waiting })}
        </button>
      )}
      <ol className="stream" aria-label={label}>
        {children}
      </ol>
    </>
  )
}

export interface StreamEntryProps {
  at: When
  icon: IconName
  /** The sentence. */
  children: ReactNode
  /** Who, and on what ground. */
  by?: ReactNode
  /** Stands out from the rest, and stays. */
  pinned?: boolean | undefined
}

export const StreamEntry = ({ at, icon, children, by, pinned }: StreamEntryProps) => (
  <li className={pinned ? 'pinned' : ''}>
    <time dateTime={new Date(millis(at)).toISOString()}>{hourMinuteSecond(at)}</time>
    <Icon name={icon} />
    <div>
      {children}
      {by && <div className="meta">{by}</div>}
    </div>
  </li>
)

/** Both stay in sight: what was said before, struck, and what holds now. */
export function Correction({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <>
      <del>{before}</del> → <b>{after}</b>
    </>
  )
}

/** A silence worth stating: 20 分无记录. */
export function StreamGap({ ms }: { ms: number }) {
  const { t } = useTranslation()
  return <li className="gap">{t('stream.gap', { time: lengthInWords(ms, t) })}</li>
}

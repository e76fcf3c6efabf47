import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './frame.css'
import { DrillBanner, type DrillBannerProps } from './DrillBanner.tsx'
import { OfflineLine } from './OfflineLine.tsx'
import { PhoneFoot, type PhoneFootProps } from './PhoneFoot.tsx'
import { TopBar, type TopBarProps } from './TopBar.tsx'

export interface FrameProps {
  top: TopBarProps
  /** <Rail>; absent on pages that span the whole width. */
  rail?: ReactNode
  /** The drill this page belongs to. */
  drill?: DrillBannerProps | undefined
  /** Fixed next action and tabs at the foot of a phone. */
  phone?: PhoneFootProps | undefined
  children: ReactNode
}

/** What stands around every page: banner of a drill, top bar, line of a lost connection, rail, content. */
export function Frame({ top, rail, drill, phone, children }: FrameProps) {
  const { t } = useTranslation('frame')
  return (
    <div className={`frame${rail ? ' with-rail' : ''}${drill ? ' in-drill' : ''}`}>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      {drill && <DrillBanner {...drill} />}
      <TopBar {...top} />
      <OfflineLine />
      {rail}
      <main className="frame-main" id="content" tabIndex={-1}>
        {children}
      </main>
      {phone && <PhoneFoot {...phone} />}
    </div>
  )
}

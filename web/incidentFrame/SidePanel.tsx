import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { Urgent } from './IncidentHead.tsx'
import './incidentframe.css'

/** Stands at the right of the page; never over the first clock, and repeats the most urgent one in its head. */
export function SidePanel({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useTranslation('incident')
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <section
      ref={panel}
      className="side-panel"
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && onClose()}
    >
      <header>
        <h2>{title}</h2>
        <Button kind="quiet" icon="cross" onClick={onClose}>
          {t('side.close')}
        </Button>
      </header>
      <div className="side-clock">
        <Urgent />
      </div>
      <div className="side-body">{children}</div>
    </section>
  )
}

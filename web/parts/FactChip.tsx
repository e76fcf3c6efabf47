import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './factchip.css'

interface FactChipProps {
  /** The fact's small number: F5. */
  no: string
  /** It has changed since this text was last approved. */
  changed?: boolean
  onOpen?: () => void
  children: ReactNode
}

/** A fact inside a text: underlined, with its number; amber once it no longer says what was approved. */
export function FactChip({ no, changed, onOpen, children }: FactChipProps) {
  const { t } = useTranslation()
  const title = changed ? `${t('fact.source', { no })}: ${t('fact.changed')}` : t('fact.source', { no })
  return (
    <button
      type="button"
      className={changed ? 'fact-chip changed' : 'fact-chip'}
      title={title}
      onClick={onOpen}
    >
      {children}
      <sup>{no}</sup>
      {changed && <span className="sr-only">{t('fact.changed')}</span>}
    </button>
  )
}

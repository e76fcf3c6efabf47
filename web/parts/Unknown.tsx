import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './unknown.css'

/** A value somebody looked for and does not know yet. Never a blank and never 0. */
export function Unknown({ children }: { children?: ReactNode }) {
  const { t } = useTranslation()
  return <span className="to-verify">{children ?? t('unknown')}</span>
}

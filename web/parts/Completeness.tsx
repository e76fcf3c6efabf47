import { useTranslation } from 'react-i18next'
import { State } from './Chip.tsx'

/** One part of a text: ✓ 齐, or ✕ and what is missing, which blocks approval. */
export function Completeness({ missing }: { missing: string[] }) {
  const { t } = useTranslation()
  if (missing.length === 0) return <State tone="done">{t('complete.whole')}</State>
  return (
    <State tone="late" icon="cross">
      {t('complete.missing', { what: missing.join(t('listComma')) })}
    </State>
  )
}

/** 四要素 4/4 */
export function CompleteCount({ label, done, all }: { label: string; done: number; all: number }) {
  const { t } = useTranslation()
  return (
    <State tone={done === all ? 'done' : 'late'} icon={done === all ? 'check' : 'cross'}>
      {label} {t('complete.count', { done, all })}
    </State>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.tsx'

interface RowsProps<T> {
  items: readonly T[]
  fresh: () => T
  onChange: (items: T[]) => void
  addWords: string
  children: (item: T, change: (item: T) => void, n: number) => ReactNode
}

/** A list that grows and shrinks; what is in it draws itself. */
export function Rows<T>({ items, fresh, onChange, addWords, children }: RowsProps<T>) {
  const { t } = useTranslation('facts')
  return (
    <div className="fact-rows">
      {items.map((item, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
        <div className="fact-row" key={n}>
          {children(item, (next) => onChange(items.map((one, at) => (at === n ? next : one))), n)}
          <Button
            kind="quiet"
            size="small"
            icon="cross"
            aria-label={t('removeOf', { what: t('item', { n: n + 1 }) })}
            onClick={() => onChange(items.filter((_, at) => at !== n))}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" icon="add" onClick={() => onChange([...items, fresh()])}>
          {addWords}
        </Button>
      </div>
    </div>
  )
}

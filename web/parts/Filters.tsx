import type { ReactNode } from 'react'
import './filters.css'

export interface Filter<K extends string> {
  key: K
  label: string
  count?: number | undefined
  tone?: 'late' | 'soon' | undefined
}

interface FiltersProps<K extends string> {
  title?: ReactNode
  filters: Filter<K>[]
  chosen: K
  onChoose: (key: K) => void
  aside?: ReactNode
}

/** The line under a page's head: which rows are shown; the chosen one is ink reversed. */
export const Filters = <K extends string>({ title, filters, chosen, onChoose, aside }: FiltersProps<K>) => (
  <div className="filters">
    {title && <b>{title}</b>}
    {filters.map(({ key, label, count, tone }) => (
      <button
        type="button"
        key={key}
        aria-pressed={key === chosen}
        className={`${key === chosen ? 'on' : ''} ${tone ? `is-${tone}` : ''}`}
        onClick={() => onChoose(key)}
      >
        {label} {count}
      </button>
    ))}
    {aside && <span className="meta right">{aside}</span>}
  </div>
)

/** The same line as tabs over one text: an ink bar below the chosen. */
export const TextTabs = <K extends string>({ title, filters, chosen, onChoose, aside }: FiltersProps<K>) => (
  <div className="filters text-tabs" role="tablist">
    {title && <b>{title}</b>}
    {filters.map(({ key, label, tone }) => (
      <button
        type="button"
        role="tab"
        key={key}
        aria-selected={key === chosen}
        className={`${key === chosen ? 'on' : ''} ${tone ? `is-${tone}` : ''}`}
        onClick={() => onChoose(key)}
      >
        {label}
      </button>
    ))}
    {aside && <span className="meta right">{aside}</span>}
  </div>
)

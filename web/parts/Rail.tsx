import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { Icon, type IconName } from './Icon.tsx'
import './rail.css'

export interface RailSection {
  to: string
  label: string
  icon: IconName
  /** A count or a state: v7, 1 逾期, 草稿. */
  note?: string | undefined
  tone?: 'late' | 'soon' | undefined
}

export interface RailProps {
  sections: RailSection[]
  /** <Seat> rows; every chair of the group on every page of the incident. */
  seats?: ReactNode
  seatsInPlace?: { filled: number; wanted: number } | undefined
  /** Sentences: 周令仪 正在编辑 报告. */
  here?: string[] | undefined
}

export function Rail({ sections, seats, seatsInPlace, here }: RailProps) {
  const { t } = useTranslation('frame')
  return (
    <aside className="rail">
      <nav aria-label={t('rail.label')}>
        {sections.map((section) => (
          <NavLink key={section.to} to={section.to} end>
            <Icon name={section.icon} />
            {section.label}
            <span className={`tally ${section.tone ?? ''}`}>{section.note}</span>
          </NavLink>
        ))}
      </nav>
      {seatsInPlace && (
        <h3>
          <span>{t('rail.group')}</span>
          <span className={seatsInPlace.filled < seatsInPlace.wanted ? 'is-late' : ''}>
            {t('rail.inPlace', { n: seatsInPlace.filled, all: seatsInPlace.wanted })}
          </span>
        </h3>
      )}
      {seats}
      {here && <Here people={here} />}
    </aside>
  )
}

function Here({ people }: { people: string[] }) {
  const { t } = useTranslation('frame')
  return (
    <section className="here">
      {people.length > 0 && <h3>{t('rail.here', { n: people.length })}</h3>}
      {people.map((line) => (
        <p className="meta" key={line}>
          {line}
        </p>
      ))}
      {people.length === 0 && <p className="meta">{t('rail.nobody')}</p>}
    </section>
  )
}

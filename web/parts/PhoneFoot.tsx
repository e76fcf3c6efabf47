import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { Icon, type IconName } from './Icon.tsx'
import './phonefoot.css'

export interface PhoneTab {
  to: string
  label: string
  icon: IconName
  /** Turns the tab red: an empty seat. */
  late?: boolean
}

export interface PhoneFootProps {
  /** The fixed next action: one large button, with a line above it where needed. */
  action?: ReactNode
  /** At most five, each with its word. */
  tabs?: PhoneTab[] | undefined
}

export function PhoneFoot({ action, tabs }: PhoneFootProps) {
  const { t } = useTranslation('frame')
  return (
    <footer className="phone-foot only-phone">
      {action}
      {tabs && (
        <nav aria-label={t('phone.tabs')}>
          {tabs.map((tab) => (
            <NavLink key={tab.to} to={tab.to} end className={({ isActive }) => tabClass(isActive, tab.late)}>
              <Icon name={tab.icon} />
              {tab.label}
            </NavLink>
          ))}
        </nav>
      )}
    </footer>
  )
}

const tabClass = (active: boolean, late: boolean | undefined): string =>
  [active && 'on', late && 'is-late'].filter(Boolean).join(' ')

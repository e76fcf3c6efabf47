import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink } from 'react-router'
import { useNow } from '../live/now.ts'
import { Beacon, Icon } from './Icon.tsx'
import { hourMinute, monthDay, wallOf, zoneLabel } from './instant.ts'
import { type Command, Palette } from './Palette.tsx'
import './topbar.css'
import { UserMenu, type UserMenuProps } from './UserMenu.tsx'
import { useShortcut } from './useShortcut.ts'

export interface NavItem {
  to: string
  label: string
  count?: number | undefined
}

export interface TopBarProps {
  nav: NavItem[]
  person: UserMenuProps['person']
  onSignOut: () => void
  commands: Command[]
  /** In place of the navigation on a phone: PI-2026-014 事件. */
  phoneTitle?: { title: string; note?: string | undefined } | undefined
  shiftMs?: number | undefined
}

export function TopBar({ nav, person, onSignOut, commands, phoneTitle, shiftMs }: TopBarProps) {
  const { t } = useTranslation('frame')
  return (
    <header className="top-bar">
      <Link className="brand" to="/" aria-label={t('brand')}>
        <Beacon />
        <span className="no-phone">{t('brand')}</span>
      </Link>
      <PhoneTitle title={phoneTitle?.title ?? t('brand')} note={phoneTitle?.note} />
      <nav className="no-phone" aria-label={t('nav.label')}>
        {nav.map((item) => (
          <NavLink key={item.to} to={item.to} end={item.to === '/'}>
            {item.label} {item.count !== undefined && <span className="ink-3">{item.count}</span>}
          </NavLink>
        ))}
      </nav>
      <span className="grow" />
      {commands.length > 0 && <CommandBox commands={commands} />}
      <WallClock shiftMs={shiftMs} />
      <UserMenu person={person} nav={nav} onSignOut={onSignOut} />
    </header>
  )
}

const PhoneTitle = ({ title, note }: { title: string; note: string | undefined }) => (
  <span className="phone-title only-phone">
    <b>{title}</b> {note && <span className="ink-3">{note}</span>}
  </span>
)

function CommandBox({ commands }: { commands: Command[] }) {
  const { t } = useTranslation('frame')
  const [open, setOpen] = useState(false)
  useShortcut(
    (event) => (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k',
    () => setOpen(true),
  )
  return (
    <>
      <button type="button" className="command-box no-phone" onClick={() => setOpen(true)}>
        <Icon name="search" small />
        <span className="grow">{t('search')}</span>
        <kbd>{isApple() ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      {open && <Palette commands={commands} onClose={() => setOpen(false)} />}
    </>
  )
}

const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The time of this world, with its zone: 03:41:08 11-24 周二 UTC+8. */
export function WallClock({ shiftMs }: { shiftMs?: number | undefined }) {
  const { i18n } = useTranslation('frame')
  const now = useNow(shiftMs)
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' })
  const [year, month, day] = [wallOf(now).year, wallOf(now).month, wallOf(now).day].map(Number)
  return (
    <time className="wall-clock">
      <b>
        {hourMinute(now)}
        <span className="no-phone-inline">:{wallOf(now).second}</span>
      </b>
      <span className="no-phone-inline">
        {monthDay(now)} {weekday.format(Date.UTC(year!, month! - 1, day))}{' '}
      </span>
      {zoneLabel(now)}
    </time>
  )
}

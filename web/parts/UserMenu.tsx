import { Dropdown, type MenuProps } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { type Language, languages } from '../../server/rules/facts.ts'
import { chooseBell, useBellOn } from '../live/bell.ts'
import { type Choice, chooseFace, useFaceChoice } from '../theme/face.ts'
import { chooseLanguage } from '../words/words.ts'
import { Face } from './Face.tsx'
import type { NavItem } from './TopBar.tsx'
import './usermenu.css'

export interface UserMenuProps {
  person: { name: string; role: string }
  nav: NavItem[]
  onSignOut: () => void
}

const faces: Choice[] = ['system', 'light', 'dark']
const bells = ['on', 'off'] as const

/** Language, appearance, the sound of the last ten minutes, and leaving; on a phone the main navigation too. */
export function UserMenu({ person, nav, onSignOut }: UserMenuProps) {
  const { t, i18n } = useTranslation(['frame', 'shell'])
  const choice = useFaceChoice()
  const bell = useBellOn() ? 'on' : 'off'
  const go = useNavigate()
  const items: MenuProps['items'] = [
    ...nav.map((item) => ({
      key: item.to,
      label: item.label,
      className: 'nav-item',
      onClick: () => go(item.to),
    })),
    { type: 'divider', className: 'nav-item' },
    group(
      t('user.language'),
      languages.map((code) => [code, t(`user.${code}`)]),
      (code) => chooseLanguage(code as Language),
    ),
    group(
      t('user.theme'),
      faces.map((face) => [face, t(`user.${face}`)]),
      (face) => chooseFace(face as Choice),
    ),
    group(
      <>
        {t('shell:bell.title')}
        <span className="meta">{t('shell:bell.gesture')}</span>
      </>,
      bells.map((key) => [`bell.${key}`, t(`shell:bell.${key}`)]),
      (key) => chooseBell(key === 'bell.on'),
    ),
    { type: 'divider' },
    { key: 'out', label: t('user.signOut'), onClick: onSignOut },
  ]
  return (
    <Dropdown
      menu={{ items, selectedKeys: [i18n.language, choice, `bell.${bell}`] }}
      trigger={['click']}
      classNames={{ root: 'user-menu' }}
    >
      <button type="button" className="user-button" aria-label={t('user.menu', { name: person.name })}>
        <Face name={person.name} />
        <span className="no-phone">
          {person.name} <span className="ink-3">{person.role}</span>
        </span>
      </button>
    </Dropdown>
  )
}

const group = (label: ReactNode, choices: [string, string][], choose: (key: string) => void) => ({
  type: 'group' as const,
  label,
  children: choices.map(([key, text]) => ({ key, label: text, onClick: () => choose(key) })),
})

import { Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { type Language, languages } from '../../server/rules/facts.ts'
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

/** Language, appearance and leaving; on a phone the main navigation too. */
export function UserMenu({ person, nav, onSignOut }: UserMenuProps) {
  const { t, i18n } = useTranslation('frame')
  const choice = useFaceChoice()
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
    { type: 'divider' },
    { key: 'out', label: t('user.signOut'), onClick: onSignOut },
  ]
  return (
    <Dropdown
      menu={{ items, selectedKeys: [i18n.language, choice] }}
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

const group = (label: string, choices: [string, string][], choose: (key: string) => void) => ({
  type: 'group' as const,
  label,
  children: choices.map(([key, text]) => ({ key, label: text, onClick: () => choose(key) })),
})

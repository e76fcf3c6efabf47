import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useView } from '../live/view.ts'
import { Frame, type FrameProps } from '../parts/Frame.tsx'
import type { Command } from '../parts/Palette.tsx'
import type { NavItem, TopBarProps } from '../parts/TopBar.tsx'
import { useMe } from './SignedIn.tsx'
import { useSignOut } from './useSignOut.ts'

interface PageProps
  extends Pick<FrameProps, 'rail' | 'drill' | 'phone'>,
    Pick<TopBarProps, 'phoneTitle' | 'shiftMs'> {
  /** What can be done here, for the command palette; the main pages are always in it. */
  commands?: Command[]
  /** What the reader is here, such as their seat; the role of the installation else. */
  sitsAs?: string
  children: ReactNode
}

/** A page of a signed-in person: the frame with their navigation, counts and commands. */
export function Page({ commands = [], phoneTitle, shiftMs, sitsAs, children, ...frame }: PageProps) {
  const { t } = useTranslation('session')
  const { user } = useMe()
  const nav = useNav()
  const go = useNavigate()
  const signOut = useSignOut()
  const pages = nav.map(
    (item): Command => ({ key: item.to, words: item.label, icon: 'next', run: () => go(item.to) }),
  )
  const top = {
    nav,
    person: { name: user.name, role: sitsAs ?? t(`role.${user.role}`) },
    onSignOut: signOut,
    commands: [...commands, ...pages],
    phoneTitle,
    shiftMs,
  }
  return (
    <Frame top={top} {...frame}>
      {children}
    </Frame>
  )
}

function useNav(): NavItem[] {
  const { t } = useTranslation('frame')
  const incidents = useView(api.listIncidents, { query: { world: 'real' } })
  const open = incidents.data?.filter((line) => line.status !== 'closed').length
  return [
    { to: '/', label: t('nav.home') },
    { to: '/incidents', label: t('nav.incidents'), count: open },
    { to: '/drills', label: t('nav.drills') },
    { to: '/duties', label: t('nav.duties') },
    { to: '/ledger', label: t('nav.ledger') },
    { to: '/settings', label: t('nav.settings') },
  ]
}

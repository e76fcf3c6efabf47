import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { Note } from '../parts/EmptyState.tsx'
import type { IconName } from '../parts/Icon.tsx'
import { Loading } from '../parts/Loading.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Rail } from '../parts/Rail.tsx'
import { Page } from '../shell/Page.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import './settings.css'

const sections = [
  'organisation',
  'people',
  'roster',
  'channels',
  'authorities',
  'documents',
  'account',
] as const
type Section = (typeof sections)[number]

const icons: Record<Section, IconName> = {
  organisation: 'shield',
  people: 'people',
  roster: 'seat',
  channels: 'send',
  authorities: 'law',
  documents: 'report',
  account: 'person',
}

/** What holds for the whole installation, and the reader's own account. */
export default function Settings() {
  const { t } = useTranslation('settings')
  const section = useSection()
  const { alone } = useMe()
  const ways = sections.map((key) => ({
    to: `/settings/${key}`,
    label: t(`section.${key}`),
    icon: icons[key],
  }))
  return (
    <Page
      rail={<Rail sections={ways} />}
      phone={{ tabs: ways.map((way, at) => ({ ...way, label: t(`tab.${sections[at]!}`) })) }}
      phoneTitle={{ title: t('title'), note: t(`section.${section}`) }}
    >
      <PageHead title={t(`section.${section}`)} />
      <div className="settings">
        {alone && <Note tone="soon">{t('alone')}</Note>}
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </div>
    </Page>
  )
}

function useSection(): Section {
  const last = useLocation().pathname.split('/')[2]
  return sections.find((section) => section === last) ?? 'organisation'
}

import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useView } from '../live/view.ts'
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
  'calendar',
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
  calendar: 'clock',
  account: 'person',
}

/** What holds for the whole installation, and the reader's own account. */
export default function Settings() {
  const { t } = useTranslation(['settings', 'calendar'])
  const section = useSection()
  const { alone } = useMe()
  const missing = useView(api.calendar, {}).data?.missing ?? null
  const ways = sections.map((key) => ({
    to: `/settings/${key}`,
    label: t(`section.${key}`),
    icon: icons[key],
    ...(key === 'calendar' && missing
      ? { note: t('calendar:rail', { year: missing }), tone: 'soon' as const }
      : {}),
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

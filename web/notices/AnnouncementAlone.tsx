import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../server/rules/facts.ts'
import { TextTabs } from '../parts/Filters.tsx'
import { Columns, Pane, Stack } from '../parts/Pane.tsx'
import { shownLanguage } from '../words/words.ts'
import { AnnouncementPane } from './AnnouncementPane.tsx'
import { AnnouncementText } from './AnnouncementText.tsx'
import { useAnnouncement } from './useAnnouncement.ts'

/** The public is told before anybody's own notice is drafted. */
export function AnnouncementAlone() {
  const { t } = useTranslation('notices')
  const [language, choose] = useState<Language>(shownLanguage())
  const { view } = useAnnouncement()
  return (
    <>
      <TextTabs
        title={t('public.title')}
        filters={languages.map((key) => ({ key, label: t(`language.${key}`) }))}
        chosen={language}
        onChoose={choose}
      />
      <div className="notice-desk alone">
        <Columns widths="minmax(0, 1fr) minmax(0, 1fr)">
          {view ? (
            <AnnouncementText view={view} language={language} />
          ) : (
            <Pane title={t('public.text')} padded>
              <p className="ink-2">{t('public.how')}</p>
            </Pane>
          )}
          <Stack>
            <AnnouncementPane language={language} />
          </Stack>
        </Columns>
      </div>
    </>
  )
}

import { useTranslation } from 'react-i18next'
import type { AnnouncementView } from '../../server/contract/announcements.ts'
import type { Language } from '../../server/rules/facts.ts'
import { partKeys } from '../../server/rules/notice.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Pane } from '../parts/Pane.tsx'

/** Words written by hand rest on no fact, so they are read as they stand. */
export function AnnouncementText({ view, language }: { view: AnnouncementView; language: Language }) {
  const { t } = useTranslation('notices')
  const text = view.texts[language]
  return (
    <Pane title={t('public.text')} meta={t('public.byHand', { n: view.version })}>
      {text ? (
        <div className="notice-text" lang={language}>
          <h3 className="notice-title">{text.title}</h3>
          <p className="prose lede">{text.lede}</p>
          {partKeys.map((key, at) => (
            <section key={key} className="part">
              <h3>
                <span className="no">{at + 1}</span>
                {text.parts[key].heading}
              </h3>
              <p className="prose typed">{text.parts[key].text}</p>
            </section>
          ))}
          <p className="prose lede">{text.contact}</p>
          <p className="prose verification">{text.verification}</p>
        </div>
      ) : (
        <EmptyState text={t('public.notIn', { language: t(`language.${language}`) })} />
      )}
    </Pane>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '../../server/rules/facts.ts'
import { Beacon } from '../parts/Icon.tsx'
import { WallClock } from '../parts/TopBar.tsx'
import { chooseLanguage } from '../words/words.ts'
import './door.css'

/** What stands around the pages before the console: brand, time, language. */
export function Door({ wide, children }: { wide?: boolean; children: ReactNode }) {
  const { t, i18n } = useTranslation('frame')
  return (
    <div className="door">
      <header>
        <span className="brand">
          <Beacon />
          {t('brand')}
        </span>
        <span className="grow" />
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            aria-pressed={i18n.language === language}
            onClick={() => chooseLanguage(language)}
          >
            {t(`user.${language}`)}
          </button>
        ))}
        <WallClock />
      </header>
      <main className={wide ? 'wide' : ''}>{children}</main>
    </div>
  )
}

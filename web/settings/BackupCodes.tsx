import { useTranslation } from 'react-i18next'
import { Note } from '../parts/EmptyState.tsx'
import { CopyButton } from './CopyButton.tsx'

/** Shown once; each lets its owner in once when the authenticator is lost. */
export function BackupCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation('settings')
  return (
    <Note tone="soon">
      <p>
        <b>{t('second.codes', { n: codes.length })}</b> {t('second.codesHint')}
      </p>
      <ul className="backup-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="save-line">
        <CopyButton text={codes.join('\n')} word={t('second.copyCodes')} />
      </p>
    </Note>
  )
}

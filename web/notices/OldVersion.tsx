import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { useDesk } from './useDesk.ts'

/** Says that this is not what is worked on now. */
export function OldVersion() {
  const { t } = useTranslation('notices')
  const { notice, params } = useDesk()
  const [, setSearch] = useSearchParams()
  return (
    <div className="old-version">
      <Note tone="soon">
        {t('versions.old', { n: notice.version })}{' '}
        <Button size="small" onClick={() => setSearch({ notice: params.noticeId })}>
          {t('versions.newest', { n: notice.versions.at(-1)?.version })}
        </Button>
      </Note>
    </div>
  )
}

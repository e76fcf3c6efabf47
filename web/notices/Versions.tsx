import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Instant } from '../parts/Instant.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useDesk } from './useDesk.ts'

/** Every version there was; none is ever edited, so an old one reads as it was approved. */
export function Versions() {
  const { t } = useTranslation('notices')
  const { notice, params } = useDesk()
  const [, setSearch] = useSearchParams()
  return (
    <Pane title={t('versions.title')} meta={t('versions.meta')}>
      <ul className="versions">
        {notice.versions.toReversed().map(({ version, state, by, at }) => (
          <li key={version}>
            <button
              type="button"
              aria-pressed={version === notice.version}
              onClick={() => setSearch({ notice: params.noticeId, version: String(version) })}
            >
              <b>v{version}</b>
              <span className={state === 'approved' ? 'is-done' : state === 'void' ? 'is-late' : 'ink-2'}>
                {t(`state.${state}`)}
              </span>
              <span className="grow">{by.name}</span>
              <Instant at={at} />
            </button>
          </li>
        ))}
      </ul>
    </Pane>
  )
}

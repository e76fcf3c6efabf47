import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Instant } from '../parts/Instant.tsx'
import { CopyButton } from './CopyButton.tsx'

/** Due times in the reader's own calendar program, under an address that is itself the secret. */
export function CalendarFeed() {
  const { t } = useTranslation('calendar')
  const feed = useView(api.feed, {})
  const open = useCommand(api.openFeed)
  const close = useCommand(api.closeFeed)
  const problem = open.error ?? close.error ?? feed.error
  const openedAt = feed.data?.openedAt
  return (
    <section className="form">
      <h2>
        {t('feed.title')}
        {openedAt && (
          <>
            <State tone="done">{t('feed.on')}</State>
            <span className="meta">
              {t('feed.since')} <Instant at={openedAt} />
            </span>
          </>
        )}
      </h2>
      <p className="ink-2">{t('feed.lead')}</p>
      {problem && <ErrorNote problem={problem} />}
      {open.data && openedAt && <Address url={open.data.url} />}
      <p className="save-line">
        <Button icon="link" working={open.isPending} onClick={() => open.mutate({})}>
          {t(openedAt ? 'feed.renew' : 'feed.make')}
        </Button>
        {openedAt && (
          <Button
            kind="stop"
            working={close.isPending}
            onClick={() => close.mutate({}, { onSuccess: () => open.reset() })}
          >
            {t('feed.revoke')}
          </Button>
        )}
        {openedAt && <span className="meta">{t('feed.renewHint')}</span>}
      </p>
    </section>
  )
}

function Address({ url }: { url: string }) {
  const { t } = useTranslation('calendar')
  return (
    <div className="reset-link">
      <code>{url}</code>
      <CopyButton text={url} word={t('feed.copy')} />
      <span className="meta">{t('feed.once')}</span>
    </div>
  )
}

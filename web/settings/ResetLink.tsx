import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Instant } from '../parts/Instant.tsx'
import { CopyButton } from './CopyButton.tsx'

/** A one-time link for somebody who forgot their password; it stands here once, to be handed over in person. */
export function ResetLink({ userId }: { userId: string }) {
  const { t } = useTranslation('settings')
  const issue = useCommand(api.issueReset)
  if (issue.data)
    return (
      <div className="reset-link">
        <code>{issue.data.link}</code>
        <CopyButton text={issue.data.link} word={t('people.resetCopy')} />
        <span className="meta">
          {t('people.resetOnce')} <Instant at={issue.data.expiresAt} />
        </span>
      </div>
    )
  return (
    <>
      <Button
        size="small"
        kind="quiet"
        working={issue.isPending}
        onClick={() => issue.mutate({ params: { id: userId } })}
      >
        {t('people.reset')}
      </Button>
      {issue.error && <ErrorNote problem={issue.error} />}
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { Stage } from '../../server/rules/reportForm.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'

interface DraftButtonProps {
  stage: Stage
  /** That of the last report filed, where none is named. */
  formId?: string
  onDrafted: (reportId: string) => void
  off?: string | undefined
}

export function DraftButton({ stage, formId, onDrafted, off }: DraftButtonProps) {
  const { t } = useTranslation('reports')
  const { id: incidentId } = useIncident()
  const draft = useCommand(api.draftReport)
  const run = () =>
    draft.mutate(
      { params: { incidentId }, body: formId ? { stage, formId } : { stage } },
      { onSuccess: ({ id }) => onDrafted(id) },
    )
  return (
    <>
      {draft.error && <ErrorNote problem={draft.error} />}
      <Button kind="go" off={off} working={draft.isPending} onClick={run}>
        {t(`next.draft.${stage}`)}
      </Button>
    </>
  )
}

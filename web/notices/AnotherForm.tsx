import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { NoticeLine } from '../../server/contract/notices.ts'
import { type NoticePurpose, noticePurposes } from '../../server/rules/noticePurpose.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { OneOf } from '../parts/Options.tsx'

/** Begins another notice from the facts of now, and lays it on the desk. */
export function AnotherForm({ list, onDone }: { list: NoticeLine[]; onDone: () => void }) {
  const { t } = useTranslation('notices')
  const { id: incidentId } = useIncident()
  const [, setSearch] = useSearchParams()
  const told = list.some(({ state }) => state === 'approved')
  const [purpose, choose] = useState<NoticePurpose>(told ? 'correction' : 'first')
  const draft = useCommand(api.draftNotice)
  const begin = () =>
    draft.mutate(
      { params: { incidentId }, query: { purpose } },
      {
        onSuccess: ({ id }) => {
          setSearch({ notice: id })
          onDone()
        },
      },
    )
  return (
    <form
      className="another-notice"
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <OneOf
        label={t('another.why')}
        hint={t(`another.how.${purpose}`)}
        choices={noticePurposes.map((key) => ({ key, label: t(`another.${key}`) }))}
        chosen={purpose}
        onChoose={choose}
      />
      {draft.error && <ErrorNote problem={draft.error} />}
      <div className="row wrap">
        <Button type="submit" kind="go" icon="edit" working={draft.isPending}>
          {t('empty.draft')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('editor.drop')}
        </Button>
      </div>
    </form>
  )
}

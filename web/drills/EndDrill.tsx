import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'

/** A drill without a word on what it showed was theatre: it ends with one. */
export function EndDrill({ drillId, onCancel }: { drillId: string; onCancel: () => void }) {
  const { t } = useTranslation('drills')
  const [outcome, setOutcome] = useState('')
  const end = useCommand(api.endDrill)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    end.mutate({ params: { drillId }, body: { outcome } })
  }
  return (
    <form className="end-drill" onSubmit={submit}>
      {end.error && <ErrorNote problem={end.error} kept fieldName={() => t('end.outcome')} />}
      <TextArea
        label={t('end.outcome')}
        hint={t('end.hint')}
        required
        maxLength={5_000}
        value={outcome}
        onChange={setOutcome}
      />
      <p className="row">
        <Button type="submit" kind="stop" working={end.isPending}>
          {t('end.go')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('end.cancel')}
        </Button>
      </p>
    </form>
  )
}

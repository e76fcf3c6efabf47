import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { RetentionView } from '../../server/contract/retention.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'

type Terms = RetentionView['terms']
const fields = ['contactDays', 'proofDays', 'backupDays'] as const

/** How long the company keeps what it knows of affected people; an owner may change it. */
export function TermsPane({ terms, may }: { terms: Terms; may: boolean }) {
  const { t } = useTranslation('proof')
  const shown = {
    contact: grouped(terms.contactDays),
    proof: grouped(terms.proofDays),
    backup: grouped(terms.backupDays),
  }
  return (
    <Pane title={t('terms.title')} padded>
      <p className="ink-2">{t('terms.lead')}</p>
      {may ? <TermsForm terms={terms} /> : <p>{t('terms.shown', shown)}</p>}
    </Pane>
  )
}

function TermsForm({ terms }: { terms: Terms }) {
  const { t } = useTranslation('proof')
  const [draft, setDraft] = useState<Record<keyof Terms, number | undefined>>(terms)
  const save = useCommand(api.changeRetentionTerms)
  const { contactDays, proofDays, backupDays } = draft
  const whole = contactDays !== undefined && proofDays !== undefined && backupDays !== undefined
  const changed = fields.some((field) => draft[field] !== terms[field])
  return (
    <div className="reason-form">
      <div className="terms">
        {fields.map((field) => (
          <NumberField
            key={field}
            label={t(`terms.${field}`)}
            {...(field === 'backupDays' ? { hint: t('terms.backupHint') } : {})}
            value={draft[field]}
            onChange={(value) => setDraft({ ...draft, [field]: value })}
          />
        ))}
      </div>
      {save.error && <ErrorNote problem={save.error} kept />}
      {changed && whole && (
        <div className="line">
          <Button
            working={save.isPending}
            onClick={() => save.mutate({ body: { contactDays, proofDays, backupDays } })}
          >
            {t('terms.save')}
          </Button>
        </div>
      )}
    </div>
  )
}

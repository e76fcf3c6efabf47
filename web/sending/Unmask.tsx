import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AffectedView } from '../../server/contract/people.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ReasonForm } from './ReasonForm.tsx'

/** Shows one person's details in the clear, once a reason is given; it goes on record. */
export function Unmask({ personId, onClear }: { personId: number; onClear: (person: AffectedView) => void }) {
  const { t } = useTranslation('sending')
  const [asking, setAsking] = useState(false)
  const { id: incidentId } = useIncident()
  const unmask = useCommand(api.unmaskPerson)
  if (!asking)
    return (
      <Button size="small" kind="quiet" onClick={() => setAsking(true)}>
        {t('people.unmask')}
      </Button>
    )
  return (
    <ReasonForm
      label={t('people.reason')}
      hint={t('people.reasonHint')}
      verb={t('people.show')}
      problem={unmask.error}
      working={unmask.isPending}
      onBack={() => setAsking(false)}
      onGive={(reason) =>
        unmask.mutate(
          { params: { incidentId, personId: String(personId) }, body: { reason } },
          { onSuccess: onClear },
        )
      }
    />
  )
}

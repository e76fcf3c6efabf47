import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DutyView } from '../../server/contract/duties.ts'
import type { ExemptionView } from '../../server/contract/exemptions.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { OneOf } from '../parts/Options.tsx'
import { useSay } from '../words/useSay.ts'
import { useFault } from './useFault.ts'

interface DecideFormProps {
  exemption: ExemptionView
  duties: readonly DutyView[]
}

/** Legal's decision: a word on each duty that only counsel may release, an opinion, and yes or no. */
export function DecideForm({ exemption: { id, version }, duties }: DecideFormProps) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const { id: incidentId } = useIncident()
  const counsels = duties.filter(({ releasable, state }) => releasable === 'counsel' && state === 'open')
  const [ticks, setTicks] = useState<Record<string, boolean>>({})
  const [reason, setReason] = useState('')
  const command = useCommand(api.decideExemption)
  const fault = useFault(command.error)
  const decide = (approve: boolean) =>
    command.mutate({ params: { incidentId, exemptionId: id }, body: { approve, reason, ticks, version } })
  return (
    <div className="step-form">
      {counsels.map(({ ruleId, title }) => (
        <OneOf
          key={ruleId}
          label={`${ruleId} ${say(title)}`}
          hint={t('exemption.counselOnly')}
          fault={fault(`/ticks/${ruleId}`)}
          choices={(['release', 'keep'] as const).map((key) => ({ key, label: t(`exemption.${key}`) }))}
          chosen={ticks[ruleId] === undefined ? undefined : ticks[ruleId] ? 'release' : 'keep'}
          onChoose={(key) => setTicks({ ...ticks, [ruleId]: key === 'release' })}
        />
      ))}
      <TextArea
        label={t('exemption.reason')}
        hint={t('form.reasonHint')}
        value={reason}
        fault={fault('/reason')}
        onChange={setReason}
      />
      {command.error && command.error.status !== 422 && <ErrorNote problem={command.error} kept />}
      <div className="row">
        <Button kind="go" working={command.isPending} onClick={() => decide(true)}>
          {t('exemption.approve')}
        </Button>
        <Button working={command.isPending} onClick={() => decide(false)}>
          {t('exemption.return')}
        </Button>
      </div>
    </div>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DutyView } from '../../server/contract/duties.ts'
import { useIncident, useMay } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { TextArea } from '../parts/Field.tsx'
import { AnyOf } from '../parts/Options.tsx'
import { useSay } from '../words/useSay.ts'
import { StepForm } from './StepForm.tsx'
import { useFault } from './useFault.ts'

/** Which duties, on what grounds, with what evidence. Those only counsel may release are not for others to tick. */
export function ProposeForm({ duties, onDone }: { duties: readonly DutyView[]; onDone: () => void }) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const { id: incidentId } = useIncident()
  const ticks = useMay()('tick_counsel_duty')
  const open = duties.filter(({ can }) => can.includes('propose_exemption'))
  const mine = open.filter(({ releasable }) => releasable === 'yes' || ticks)
  const others = open.filter((duty) => !mine.includes(duty))
  const [ruleIds, setRuleIds] = useState(open.filter((d) => d.releasable === 'yes').map((d) => d.ruleId))
  const [grounds, setGrounds] = useState('')
  const [evidence, setEvidence] = useState('')
  const command = useCommand(api.proposeExemption)
  const fault = useFault(command.error)
  const submit = () =>
    command.mutate({ params: { incidentId }, body: { ruleIds, grounds, evidence } }, { onSuccess: onDone })
  const wordOf = ({ ruleId, title, releasable }: DutyView) =>
    `${ruleId} ${say(title)}${releasable === 'counsel' ? ` · ${t('exemption.counselOnly')}` : ''}`
  return (
    <StepForm
      title={t('exemption.propose')}
      action={t('exemption.submit')}
      command={command}
      onSubmit={submit}
      onCancel={onDone}
    >
      <AnyOf
        label={t('exemption.which')}
        fault={fault('/ruleIds')}
        choices={mine.map((duty) => ({ key: duty.ruleId, label: wordOf(duty) }))}
        chosen={ruleIds}
        onChoose={setRuleIds}
      >
        {others.length > 0 && (
          <p className="meta">
            {others.map(({ ruleId, title }) => `${ruleId} ${say(title)}`).join(' / ')} ·{' '}
            {t('exemption.byCounsel')}
          </p>
        )}
      </AnyOf>
      <TextArea
        label={t('exemption.grounds')}
        hint={t('exemption.groundsHint')}
        value={grounds}
        fault={fault('/grounds')}
        onChange={setGrounds}
      />
      <TextArea
        label={t('exemption.evidence')}
        hint={t('exemption.evidenceHint')}
        value={evidence}
        fault={fault('/evidence')}
        onChange={setEvidence}
      />
    </StepForm>
  )
}

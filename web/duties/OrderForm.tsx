import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DutyView } from '../../server/contract/duties.ts'
import type { AttachmentView } from '../../server/contract/files.ts'
import { FilesField } from '../files/FilesField.tsx'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { TextArea, TextField } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { AnyOf, OneOf } from '../parts/Options.tsx'
import { useSay } from '../words/useSay.ts'
import { StepForm } from './StepForm.tsx'
import { useFault } from './useFault.ts'

/** A regulator demands that people be told: who, when, by when, in which words, and which duties come back. */
export function OrderForm({ duties, onDone }: { duties: readonly DutyView[]; onDone: () => void }) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const { id: incidentId } = useIncident()
  const shiftMs = useShift()
  const may = duties.filter(({ can }) => can.includes('order_notice'))
  const [ruleIds, setRuleIds] = useState(may.filter(({ state }) => state === 'released').map((d) => d.ruleId))
  const [authority, setAuthority] = useState('')
  const [orderedAt, setOrderedAt] = useState<string>()
  const [ends, setEnds] = useState<'hasDue' | 'noDue'>('noDue')
  const [dueAt, setDueAt] = useState<string>()
  const [text, setText] = useState('')
  const [files, setFiles] = useState<AttachmentView[]>([])
  const command = useCommand(api.orderNotice)
  const fault = useFault(command.error)
  const due = ends === 'noDue' ? null : (dueAt ?? '')
  const body = {
    authority,
    orderedAt: orderedAt ?? '',
    dueAt: due,
    text,
    ruleIds,
    file: files[0]?.digest ?? null,
  }
  const choices = may.map(({ ruleId, title }) => ({ key: ruleId, label: `${ruleId} ${say(title)}` }))
  return (
    <StepForm
      title={t('exemption.orderTitle')}
      action={t('exemption.doOrder')}
      command={command}
      onSubmit={() => command.mutate({ params: { incidentId }, body }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <p className="meta">{t('exemption.orderEffect')}</p>
      <AnyOf
        label={t('exemption.ordersWhich')}
        fault={fault('/ruleIds')}
        choices={choices}
        chosen={ruleIds}
        onChoose={setRuleIds}
      />
      <div className="step-fields">
        <TextField
          label={t('exemption.authority')}
          value={authority}
          fault={fault('/authority')}
          onChange={setAuthority}
        />
        <InstantField
          label={t('exemption.orderedAt')}
          value={orderedAt}
          fault={fault('/orderedAt')}
          shiftMs={shiftMs}
          onChange={setOrderedAt}
        />
      </div>
      <OneOf
        label={t('exemption.dueAt')}
        choices={(['noDue', 'hasDue'] as const).map((key) => ({ key, label: t(`exemption.${key}`) }))}
        chosen={ends}
        onChoose={setEnds}
      />
      {ends === 'hasDue' && (
        <InstantField
          label={t('exemption.dueAt')}
          value={dueAt}
          fault={fault('/dueAt')}
          shiftMs={shiftMs}
          onChange={setDueAt}
        />
      )}
      <TextArea label={t('exemption.text')} value={text} fault={fault('/text')} onChange={setText} />
      <FilesField single label={t('exemption.orderFile')} files={files} onChange={setFiles} />
    </StepForm>
  )
}

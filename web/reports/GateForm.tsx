import { useTranslation } from 'react-i18next'
import type { AttachmentView } from '../../server/contract/files.ts'
import { FilesField } from '../files/FilesField.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { TextArea, TextField } from '../parts/Field.tsx'
import { OneOf } from '../parts/Options.tsx'

export interface GateDraft {
  holdsData: boolean | undefined
  why: string
  approvedBy: string
  approvalNumber: string
  document: AttachmentView[]
}

export const noGate: GateDraft = {
  holdsData: undefined,
  why: '',
  approvedBy: '',
  approvalNumber: '',
  document: [],
}

/** Left out while nobody has answered it: the console then says that it is needed. */
export const answersOf = ({ holdsData, document, ...gate }: GateDraft) =>
  holdsData === undefined ? undefined : { ...gate, holdsData, document: document[0]?.digest ?? null }

interface GateFormProps {
  gate: GateDraft
  onChange: (gate: GateDraft) => void
  fault: (pointer: string) => string | undefined
}

/** Before anything goes to a foreign authority, legal answers what the law asks (PIPL 41, DSL 36). */
export function GateForm({ gate, onChange, fault }: GateFormProps) {
  const { t } = useTranslation('reports')
  const set = (change: Partial<GateDraft>) => onChange({ ...gate, ...change })
  const refused = fault('/gate') ?? fault('/gate/document')
  return (
    <fieldset className="report-gate">
      <Note tone="soon">{t('gate.lead')}</Note>
      <OneOf
        label={t('gate.holdsData')}
        choices={(['yes', 'no'] as const).map((key) => ({ key, label: t(`gate.${key}`) }))}
        chosen={gate.holdsData === undefined ? undefined : gate.holdsData ? 'yes' : 'no'}
        onChoose={(key) => set({ holdsData: key === 'yes' })}
        fault={refused}
      />
      {gate.holdsData === false && (
        <TextArea
          label={t('gate.why')}
          value={gate.why}
          maxLength={2000}
          onChange={(why) => set({ why })}
          fault={fault('/gate/why')}
        />
      )}
      {gate.holdsData && (
        <>
          <TextField
            label={t('gate.approvedBy')}
            value={gate.approvedBy}
            maxLength={200}
            onChange={(approvedBy) => set({ approvedBy })}
            fault={fault('/gate/approvedBy')}
          />
          <TextField
            label={t('gate.number')}
            value={gate.approvalNumber}
            maxLength={200}
            onChange={(approvalNumber) => set({ approvalNumber })}
          />
          <FilesField
            single
            label={t('gate.document')}
            files={gate.document}
            onChange={(document) => set({ document })}
          />
        </>
      )}
    </fieldset>
  )
}

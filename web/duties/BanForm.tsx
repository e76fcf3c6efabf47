import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AttachmentView } from '../../server/contract/files.ts'
import type { Group } from '../../server/rules/facts.ts'
import { FilesField } from '../files/FilesField.tsx'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useCommand, useView } from '../live/view.ts'
import { Field, TextArea, TextField } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { AnyOf, OneOf } from '../parts/Options.tsx'
import { regionChoices } from '../words/regions.ts'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'
import { StepForm } from './StepForm.tsx'
import { useFault } from './useFault.ts'

/** An authority forbids telling: who, since when, in which words, and whom it is about. */
export function BanForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  const shiftMs = useShift()
  const [draft, setDraft] = useState({ authority: '', place: 'SG', text: '' })
  const [whom, setWhom] = useState<'there' | 'everybody'>('there')
  const [groups, setGroups] = useState<string[]>([])
  const [orderedAt, setOrderedAt] = useState<string>()
  const [until, setUntil] = useState<string>()
  const [files, setFiles] = useState<AttachmentView[]>([])
  const command = useCommand(api.noteBan)
  const fault = useFault(command.error)
  const known = useGroupChoices(incidentId)
  const body = {
    ...draft,
    regions: whom === 'there' ? [draft.place] : [],
    groups,
    orderedAt: orderedAt ?? '',
    until: until ?? null,
    file: files[0]?.digest ?? null,
  }
  return (
    <StepForm
      title={t('ban.noteTitle')}
      action={t('ban.doNote')}
      kind="stop"
      command={command}
      onSubmit={() => command.mutate({ params: { incidentId }, body }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <p className="meta">{t('ban.effect')}</p>
      <div className="step-fields">
        <TextField
          label={t('ban.authority')}
          value={draft.authority}
          maxLength={200}
          fault={fault('/authority')}
          onChange={(authority) => setDraft({ ...draft, authority })}
        />
        <PlaceField value={draft.place} onChange={(place) => setDraft({ ...draft, place })} />
      </div>
      <OneOf
        label={t('ban.whom')}
        choices={(['there', 'everybody'] as const).map((key) => ({ key, label: t(`ban.${key}`) }))}
        chosen={whom}
        onChoose={setWhom}
      />
      {known.length > 0 && (
        <AnyOf label={t('ban.groups')} choices={known} chosen={groups} onChoose={setGroups} />
      )}
      <div className="step-fields">
        <InstantField
          label={t('ban.orderedAt')}
          value={orderedAt}
          fault={fault('/orderedAt')}
          shiftMs={shiftMs}
          onChange={setOrderedAt}
        />
        <InstantField
          label={t('ban.until')}
          hint={t('ban.untilHint')}
          value={until}
          fault={fault('/until')}
          shiftMs={shiftMs}
          onChange={setUntil}
        />
      </div>
      <TextArea
        label={t('ban.text')}
        value={draft.text}
        fault={fault('/text')}
        onChange={(text) => setDraft({ ...draft, text })}
      />
      <FilesField single label={t('ban.file')} files={files} onChange={setFiles} />
    </StepForm>
  )
}

function PlaceField({ value, onChange }: { value: string; onChange: (place: string) => void }) {
  const { t } = useTranslation('duties')
  return (
    <Field label={t('ban.place')}>
      {({ id }) => (
        <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
          {regionChoices(shownLanguage()).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Groups of affected people as the fact sheet names them. */
function useGroupChoices(incidentId: string) {
  const say = useSay()
  const facts = useView(api.listFacts, { params: { incidentId } }).data?.facts ?? []
  const groups = (facts.find(({ key }) => key === 'groups')?.value ?? []) as Group[]
  return groups.map(({ key, name }) => ({ key, label: say(name) || key }))
}

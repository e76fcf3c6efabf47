import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { PartyView } from '../../server/contract/parties.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { TextArea, TextField } from '../parts/Field.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { AnyOf } from '../parts/Options.tsx'
import { PartyForm } from './PartyForm.tsx'
import { useFault } from './useFault.ts'
import { type PartyList, useGroupNames } from './usePartyWords.ts'

interface EntryFormProps {
  kind: PartyView['kind']
  /** Set where an entry is changed. */
  party?: PartyView
  groups: PartyList['groups']
  onDone: () => void
}

/** One entry of the list: who it is, what its contract says, which people are its own. */
export function EntryForm({ kind, party, groups, onDone }: EntryFormProps) {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const names = useGroupNames(groups)
  const [entry, setEntry] = useState(party ? entryOf(party) : blank)
  const add = useCommand(api.addParty)
  const change = useCommand(api.changeParty)
  const command = party ? change : add
  const fault = useFault(command.error)
  const put = (some: Partial<typeof entry>) => setEntry({ ...entry, ...some })
  const submit = () => {
    const done = { onSuccess: onDone }
    if (!party) return add.mutate({ params: { incidentId }, body: { kind, ...entry } }, done)
    const params = { incidentId, partyId: party.id }
    return change.mutate({ params, body: { ...entry, version: party.version } }, done)
  }
  return (
    <PartyForm
      title={t(party ? 'entry.change' : `${kind}.add`)}
      action={t(party ? 'entry.save' : 'entry.add')}
      command={command}
      onSubmit={submit}
      onCancel={onDone}
    >
      <div className="party-fields">
        <TextField
          label={t(`${kind}.name`)}
          value={entry.name}
          fault={fault('/name')}
          onChange={(name) => put({ name })}
        />
        <TextField
          label={t('contact')}
          hint={t('contactHint')}
          value={entry.contact}
          fault={fault('/contact')}
          onChange={(contact) => put({ contact })}
        />
        {kind === 'tenant' && (
          <>
            <NumberField
              label={t('entry.hours')}
              hint={t('entry.hoursHint')}
              value={entry.contractHours ?? undefined}
              fault={fault('/contractHours')}
              onChange={(hours) => put({ contractHours: hours ?? null })}
            />
            <TextField
              label={t('entry.basis')}
              value={entry.contractBasis}
              fault={fault('/contractBasis')}
              onChange={(contractBasis) => put({ contractBasis })}
            />
          </>
        )}
      </div>
      {kind === 'tenant' && groups.length > 0 && (
        <AnyOf
          label={t('entry.groups')}
          hint={t('entry.groupsHint')}
          fault={fault('/groups')}
          choices={groups.map(({ key }) => ({ key, label: names([key]) }))}
          chosen={entry.groups}
          onChoose={(chosen) => put({ groups: chosen })}
        />
      )}
      <TextArea
        label={t(`${kind}.role`)}
        value={entry.role}
        fault={fault('/role')}
        onChange={(role) => put({ role })}
      />
    </PartyForm>
  )
}

interface Entry {
  name: string
  contact: string
  contractHours: number | null
  contractBasis: string
  groups: string[]
  role: string
}

const blank: Entry = { name: '', contact: '', contractHours: null, contractBasis: '', groups: [], role: '' }

const entryOf = ({ name, contact, contractHours, contractBasis, groups, role }: PartyView): Entry => ({
  name,
  contact,
  contractHours,
  contractBasis,
  groups,
  role,
})

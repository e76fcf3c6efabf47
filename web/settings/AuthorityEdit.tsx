import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AuthorityLine, AuthorityList } from '../../server/contract/authorities.ts'
import { authorityKinds } from '../../server/rules/authorities.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Field, TextArea, TextField } from '../parts/Field.tsx'
import { useSay } from '../words/useSay.ts'
import { type AuthorityDraft, draftOf, formOf } from './authorityDraft.ts'
import { useFault } from './useFault.ts'

interface AuthorityEditProps {
  line: AuthorityLine
  list: AuthorityList
  onDone: () => void
}

/** One line of the directory; a shipped one is kept over, never changed, and can be had back. */
export function AuthorityEdit({ line, list, onDone }: AuthorityEditProps) {
  const { t } = useTranslation('offices')
  const [draft, setDraft] = useState(() => draftOf(line))
  const save = useCommand(api.saveAuthority)
  const drop = useCommand(api.dropAuthority)
  const problem = save.error ?? drop.error
  const fault = useFault(problem)
  const [key] = useState(() => line.key || `own${Date.now().toString(36)}`)
  const set = (change: Partial<AuthorityDraft>) => setDraft({ ...draft, ...change })
  const send = () =>
    save.mutate({ params: { key }, body: { ...formOf(draft), version: line.version } }, { onSuccess: onDone })
  const text = (field: keyof AuthorityDraft, pointer: string) => (
    <TextField
      label={t(`authorities.field.${field}`)}
      value={draft[field]}
      maxLength={200}
      onChange={(value) => set({ [field]: value })}
      fault={fault(pointer)}
    />
  )
  return (
    <form
      className="form office-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="pair">
        {text('zh', '/name')}
        {text('en', '/name')}
        {text('phone', '/phone')}
        {text('portal', '/portal')}
        {text('hoursZh', '/hours')}
        {text('hoursEn', '/hours')}
        {text('place', '/place')}
        <Province draft={draft} list={list} set={set} />
        <Kind draft={draft} set={set} />
        <Sector draft={draft} list={list} set={set} fault={fault('/sector')} />
      </div>
      <TextArea
        label={t('authorities.field.channels')}
        hint={t('authorities.channelsHint')}
        value={draft.channels}
        onChange={(channels) => set({ channels })}
        fault={fault('/channels')}
      />
      <TextField
        label={t('authorities.field.ruleIds')}
        hint={t('authorities.rulesHint')}
        value={draft.ruleIds}
        onChange={(ruleIds) => set({ ruleIds })}
        fault={problem?.faults.find(({ pointer }) => pointer.startsWith('/ruleIds'))?.detail}
      />
      {problem && problem.faults.length === 0 && <ErrorNote problem={problem} kept />}
      <p className="save-line">
        <Button type="submit" kind="go" working={save.isPending}>
          {t('authorities.save')}
        </Button>
        {line.version > 0 && (
          <Button
            working={drop.isPending}
            onClick={() =>
              drop.mutate({ params: { key }, query: { version: line.version } }, { onSuccess: onDone })
            }
          >
            {t(line.origin === 'own' ? 'authorities.remove' : 'authorities.restore')}
          </Button>
        )}
        <Button kind="quiet" onClick={onDone}>
          {t('authorities.cancel')}
        </Button>
      </p>
    </form>
  )
}

interface PartProps {
  draft: AuthorityDraft
  set: (change: Partial<AuthorityDraft>) => void
}

const Province = ({ draft, list, set }: PartProps & { list: AuthorityList }) => {
  const { t } = useTranslation('offices')
  const say = useSay()
  const choices = list.provinces.map(({ key, name }) => ({ key, label: say(name) }))
  return (
    <Choice
      label={t('authorities.field.province')}
      value={draft.province}
      choices={[{ key: '', label: t('authorities.anywhere') }, ...choices]}
      onChange={(province) => set({ province })}
    />
  )
}

const Kind = ({ draft, set }: PartProps) => {
  const { t } = useTranslation('offices')
  return (
    <Choice
      label={t('authorities.field.kind')}
      value={draft.kind}
      choices={authorityKinds.map((key) => ({ key, label: t(`authorities.kind.${key}`) }))}
      onChange={(kind) => set({ kind: kind as AuthorityDraft['kind'] })}
    />
  )
}

const Sector = ({
  draft,
  list,
  set,
  fault,
}: PartProps & { list: AuthorityList; fault: string | undefined }) => {
  const { t } = useTranslation('offices')
  const say = useSay()
  const choices = list.sectors.map(({ key, name }) => ({ key, label: say(name) }))
  return (
    <Choice
      label={t('authorities.field.sector')}
      value={draft.sector}
      choices={[{ key: '', label: t('authorities.anySector') }, ...choices]}
      onChange={(sector) => set({ sector })}
      fault={fault}
    />
  )
}

interface ChoiceProps {
  label: string
  value: string
  choices: { key: string; label: string }[]
  onChange: (key: string) => void
  fault?: string | undefined
}

const Choice = ({ label, value, choices, onChange, fault }: ChoiceProps) => (
  <Field label={label} fault={fault}>
    {({ id, describedBy, invalid }) => (
      <select
        id={id}
        className="input"
        value={value}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.key} value={choice.key}>
            {choice.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)

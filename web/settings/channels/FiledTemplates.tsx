import { useTranslation } from 'react-i18next'
import type { SmsForm } from '../../../server/contract/channelSettings.ts'
import { Button } from '../../parts/Button.tsx'
import { TextArea, TextField } from '../../parts/Field.tsx'
import { ChannelSelect } from './ChannelSelect.tsx'

type Filed = SmsForm['templates'][number]
const states = ['draft', 'in_review', 'approved', 'refused'] as const
const blank: Filed = { id: '', signature: '', body: '', state: 'in_review', note: '' }

interface FiledTemplatesProps {
  templates: readonly Filed[]
  onTemplates: (templates: Filed[]) => void
  /** The provider takes nothing else. */
  must: boolean
}

/** What is filed with the provider, and how its review stands: only an approved one carries a notice. */
export function FiledTemplates({ templates, onTemplates, must }: FiledTemplatesProps) {
  const { t } = useTranslation('settings')
  return (
    <fieldset className="bare">
      <legend>{t('channels.filed.title')}</legend>
      <p className="meta">{t(must ? 'channels.filed.must' : 'channels.filed.may')}</p>
      {templates.map((filed, at) => (
        <Filing
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place alone while they are typed
          key={at}
          filed={filed}
          onFiled={(changed) => onTemplates(templates.map((one) => (one === filed ? changed : one)))}
          onRemove={() => onTemplates(templates.filter((one) => one !== filed))}
        />
      ))}
      <p>
        <Button size="small" onClick={() => onTemplates([...templates, blank])}>
          {t('channels.filed.add')}
        </Button>
      </p>
    </fieldset>
  )
}

interface FilingProps {
  filed: Filed
  onFiled: (filed: Filed) => void
  onRemove: () => void
}

function Filing({ filed, onFiled, onRemove }: FilingProps) {
  const { t } = useTranslation('settings')
  const set = (change: Partial<Filed>) => onFiled({ ...filed, ...change })
  return (
    <>
      <div className="pair">
        <TextField label={t('channels.filed.id')} value={filed.id} onChange={(id) => set({ id })} />
        <TextField
          label={t('channels.filed.signature')}
          value={filed.signature}
          onChange={(signature) => set({ signature })}
        />
        <ChannelSelect
          label={t('channels.filed.state')}
          value={filed.state}
          choices={states.map((key) => ({ key, label: t(`channels.filed.stateOf.${key}`) }))}
          onChange={(key) => set({ state: key as Filed['state'] })}
        />
        <TextField label={t('channels.filed.note')} value={filed.note} onChange={(note) => set({ note })} />
      </div>
      <TextArea
        label={t('channels.filed.body')}
        hint={t('channels.filed.params', { names: paramsIn(filed.body).join(', ') || '—' })}
        rows={2}
        value={filed.body}
        onChange={(body) => set({ body })}
      />
      <p>
        <Button size="small" kind="quiet" onClick={onRemove}>
          {t('channels.filed.remove')}
        </Button>
      </p>
    </>
  )
}

const paramsIn = (body: string): string[] => [
  ...new Set([...body.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name as string)),
]

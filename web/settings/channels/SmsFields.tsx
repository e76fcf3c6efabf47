import { useTranslation } from 'react-i18next'
import type { SmsForm } from '../../../server/contract/channelSettings.ts'
import { TextField } from '../../parts/Field.tsx'
import { NumberField } from '../../parts/NumberField.tsx'
import { useSay } from '../../words/useSay.ts'
import { ChannelSelect } from './ChannelSelect.tsx'
import { FiledTemplates } from './FiledTemplates.tsx'
import type { FormProps } from './formParts.ts'
import { SecretField } from './SecretField.tsx'

/** Whose adapter, its keys, and what is filed with the provider. */
export function SmsFields({ form, onForm, channel, providers, typed, onType, fault }: FormProps<SmsForm>) {
  const { t } = useTranslation('settings')
  const say = useSay()
  const set = (change: Partial<SmsForm>) => onForm({ ...form, ...change })
  const chosen = providers.find(({ key }) => key === form.provider)
  const generic = form.provider === 'generic'
  const secret = { channel, typed, onType }
  return (
    <>
      <div className="pair">
        <ChannelSelect
          label={t('channels.smsForm.provider')}
          value={form.provider}
          choices={providers.map(({ key, name }) => ({ key, label: say(name) }))}
          onChange={(provider) => set({ provider })}
          fault={fault('/setting/provider')}
        />
        <TextField
          label={t(generic ? 'channels.smsForm.address' : 'channels.smsForm.host')}
          value={form.endpoint}
          onChange={(endpoint) => set({ endpoint })}
          fault={fault('/setting/endpoint')}
        />
        <TextField
          label={t('channels.smsForm.key')}
          value={form.key}
          onChange={(key) => set({ key })}
          fault={fault('/setting/key')}
        />
        <SecretField
          label={t('channels.smsForm.secret')}
          name="secret"
          {...secret}
          fault={fault('/secrets/secret')}
        />
        {chosen?.needs.includes('signature') && (
          <TextField
            label={t('channels.smsForm.signatureId')}
            value={form.signatureId}
            onChange={(signatureId) => set({ signatureId })}
          />
        )}
        {chosen?.needs.includes('token') && (
          <SecretField label={t('channels.smsForm.token')} name="token" {...secret} />
        )}
        <NumberField
          label={t('channels.smsForm.batch')}
          value={form.batch ?? undefined}
          onChange={(batch) => set({ batch: batch ?? null })}
          fault={fault('/setting/batch')}
        />
        <NumberField
          label={t('channels.rate')}
          hint={t('channels.rateHint')}
          value={form.rate ?? undefined}
          onChange={(rate) => set({ rate: rate ?? null })}
          fault={fault('/setting/rate')}
        />
      </div>
      {chosen && <p className="meta">{t('channels.callback', { url: chosen.callback })}</p>}
      <FiledTemplates
        templates={form.templates}
        onTemplates={(templates) => set({ templates })}
        must={chosen?.filedOnly ?? false}
      />
    </>
  )
}

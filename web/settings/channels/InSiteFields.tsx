import { useTranslation } from 'react-i18next'
import type { InSiteForm } from '../../../server/contract/channelSettings.ts'
import { TextArea, TextField } from '../../parts/Field.tsx'
import { NumberField } from '../../parts/NumberField.tsx'
import { ChannelSelect } from './ChannelSelect.tsx'
import type { FormProps } from './formParts.ts'
import { SecretField } from './SecretField.tsx'

/** Where messages are pushed, and what the company's own pages fetch them with. Either is enough. */
export function InSiteFields({ form, onForm, channel, typed, onType, fault }: FormProps<InSiteForm>) {
  const { t } = useTranslation('settings')
  const set = (change: Partial<InSiteForm>) => onForm({ ...form, ...change })
  const secret = { channel, typed, onType }
  const feeds = (['', 'HS256', 'EdDSA'] as const).map((key) => ({
    key,
    label: t(`channels.site.feedOf.${key || 'none'}`),
  }))
  return (
    <>
      <h3>{t('channels.site.push')}</h3>
      <p className="meta">{t('channels.site.pushHow', { url: `${location.origin}/api/receipts/in-site` })}</p>
      <div className="pair">
        <TextField
          label={t('channels.site.url')}
          value={form.url}
          onChange={(url) => set({ url })}
          fault={fault('/setting/url')}
        />
        <NumberField
          label={t('channels.rate')}
          hint={t('channels.rateHint')}
          value={form.rate ?? undefined}
          onChange={(rate) => set({ rate: rate ?? null })}
          fault={fault('/setting/rate')}
        />
        <SecretField
          label={t('channels.site.secret')}
          hint={t('channels.site.secretHint')}
          name="push"
          {...secret}
          fault={fault('/secrets/push')}
        />
        <SecretField
          label={t('channels.site.secretOld')}
          hint={t('channels.site.secretOldHint')}
          name="pushOld"
          {...secret}
          fault={fault('/secrets/pushOld')}
        />
      </div>
      <h3>{t('channels.site.feed')}</h3>
      <p className="meta">{t('channels.site.feedHow', { url: `${location.origin}/api/feed/messages` })}</p>
      <ChannelSelect
        label={t('channels.site.alg')}
        value={form.feed}
        choices={feeds}
        onChange={(feed) => set({ feed: feed as InSiteForm['feed'] })}
      />
      {form.feed && (
        <>
          <div className="pair">
            <SecretField
              label={t('channels.site.key')}
              hint={t(`channels.site.keyHint.${form.feed}`)}
              name="feedKey"
              {...secret}
              fault={fault('/secrets/feedKey')}
            />
            <SecretField
              label={t('channels.site.keyOld')}
              name="feedKeyOld"
              {...secret}
              fault={fault('/secrets/feedKeyOld')}
            />
          </div>
          <TextArea
            label={t('channels.site.origins')}
            hint={t('channels.site.originsHint')}
            rows={2}
            value={form.origins.join('\n')}
            onChange={(text) => set({ origins: text.split('\n') })}
            fault={fault('/setting/origins')}
          />
        </>
      )}
    </>
  )
}

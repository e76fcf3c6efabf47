import { useTranslation } from 'react-i18next'
import type { EmailForm, RelayForm } from '../../../server/contract/channelSettings.ts'
import { Button } from '../../parts/Button.tsx'
import { TextField } from '../../parts/Field.tsx'
import { NumberField } from '../../parts/NumberField.tsx'
import { ChannelSelect } from './ChannelSelect.tsx'
import { type FormProps, newRelay } from './formParts.ts'
import { SecretField } from './SecretField.tsx'

/** One server or several; mail is shared out by weight. */
export function EmailFields(props: FormProps<EmailForm>) {
  const { t } = useTranslation('settings')
  const { form, onForm } = props
  const relays = (next: RelayForm[]) => onForm({ ...form, relays: next })
  const free = [...'abcdefghij'].find((id) => form.relays.every((relay) => relay.id !== id))
  return (
    <>
      {form.relays.map((relay, at) => (
        <fieldset key={relay.id} className="bare">
          <legend className="line">
            {t('channels.relay.nth', { n: at + 1 })}
            {form.relays.length > 1 && (
              <Button
                size="small"
                kind="quiet"
                onClick={() => relays(form.relays.filter((one) => one !== relay))}
              >
                {t('channels.relay.remove')}
              </Button>
            )}
          </legend>
          <Relay
            {...props}
            relay={relay}
            at={at}
            onRelay={(changed) => relays(form.relays.map((one) => (one === relay ? changed : one)))}
          />
        </fieldset>
      ))}
      {free && (
        <p>
          <Button size="small" onClick={() => relays([...form.relays, newRelay(free)])}>
            {t('channels.relay.add')}
          </Button>
        </p>
      )}
    </>
  )
}

interface RelayProps extends FormProps<EmailForm> {
  relay: RelayForm
  at: number
  onRelay: (relay: RelayForm) => void
}

function Relay({ relay, at, onRelay, channel, typed, onType, fault }: RelayProps) {
  const { t } = useTranslation('settings')
  const of = (field: string) => fault(`/setting/relays/${at}/${field}`)
  const set = (change: Partial<RelayForm>) => onRelay({ ...relay, ...change })
  const tls = (['starttls', 'implicit', 'offered'] as const).map((key) => ({
    key,
    label: t(`channels.relay.tlsOf.${key}`),
  }))
  return (
    <div className="pair">
      <TextField
        label={t('channels.relay.host')}
        value={relay.host}
        onChange={(host) => set({ host })}
        fault={of('host')}
      />
      <NumberField
        label={t('channels.relay.port')}
        value={relay.port}
        onChange={(port = 0) => set({ port })}
        fault={of('port')}
      />
      <ChannelSelect
        label={t('channels.relay.tls')}
        value={relay.tls}
        choices={tls}
        onChange={(key) => set({ tls: key as RelayForm['tls'] })}
        fault={of('tls')}
      />
      <NumberField
        label={t('channels.relay.weight')}
        hint={t('channels.relay.weightHint')}
        value={relay.weight}
        onChange={(weight = 1) => set({ weight })}
        fault={of('weight')}
      />
      <TextField label={t('channels.relay.user')} value={relay.user} onChange={(user) => set({ user })} />
      <SecretField
        label={t('channels.relay.password')}
        name={`password:${relay.id}`}
        {...{ channel, typed, onType }}
        fault={of('password')}
      />
      <NumberField
        label={t('channels.relay.connections')}
        value={relay.connections}
        onChange={(connections = 1) => set({ connections })}
        fault={of('connections')}
      />
      <NumberField
        label={t('channels.rate')}
        hint={t('channels.rateHint')}
        value={relay.rate ?? undefined}
        onChange={(rate) => set({ rate: rate ?? null })}
        fault={of('rate')}
      />
    </div>
  )
}

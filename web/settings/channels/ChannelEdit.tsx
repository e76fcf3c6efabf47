import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import type { ChannelForm } from '../../../server/contract/channelSettings.ts'
import type { ChannelView, ProviderView } from '../../../server/contract/channels.ts'
import { useCommand } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { regionChoices } from '../../words/regions.ts'
import { shownLanguage } from '../../words/words.ts'
import { useFault } from '../useFault.ts'
import { ChannelSelect } from './ChannelSelect.tsx'
import { EmailFields } from './EmailFields.tsx'
import { formFor } from './formParts.ts'
import { InSiteFields } from './InSiteFields.tsx'
import { SmsFields } from './SmsFields.tsx'

interface ChannelEditProps {
  channel: ChannelView
  providers: readonly ProviderView[]
  onDone: () => void
}

/** Sets one channel up; new orders leave by it at once. */
export function ChannelEdit({ channel, providers, onDone }: ChannelEditProps) {
  const { t } = useTranslation('settings')
  const [form, setForm] = useState(() => formFor(channel))
  const [typed, setTyped] = useState<Record<string, string>>({})
  const save = useCommand(api.saveChannel)
  const drop = useCommand(api.dropChannel)
  const problem = save.error ?? drop.error
  const fault = useFault(problem)
  const params = { kind: channel.kind }
  const { version } = channel
  const parts = { onForm: setForm, channel, providers, typed, onType: setTyped, fault }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { version, setting: tidy(form), secrets: typed }
        save.mutate({ params, body }, { onSuccess: onDone })
      }}
    >
      <ChannelSelect
        label={t('channels.country')}
        hint={t('channels.countryHint')}
        value={form.country}
        choices={regionChoices(shownLanguage()).map(({ code, name }) => ({ key: code, label: name }))}
        onChange={(country) => setForm({ ...form, country })}
        fault={fault('/setting/country')}
      />
      {form.kind === 'email' && <EmailFields form={form} {...parts} />}
      {form.kind === 'sms' && <SmsFields form={form} {...parts} />}
      {form.kind === 'inSite' && <InSiteFields form={form} {...parts} />}
      {problem && <ErrorNote problem={problem} kept />}
      <p className="save-line">
        <Button type="submit" kind="go" working={save.isPending}>
          {t('channels.save')}
        </Button>
        {version > 0 && (
          <Button
            working={drop.isPending}
            onClick={() =>
              drop.mutate({ params, query: { version: String(version) } }, { onSuccess: onDone })
            }
          >
            {t('channels.drop')}
          </Button>
        )}
        <Button kind="quiet" onClick={onDone}>
          {t('channels.leave')}
        </Button>
      </p>
      <p className="meta">{t('channels.holds')}</p>
    </form>
  )
}

/** Lines that were left empty are none. */
const tidy = (form: ChannelForm): ChannelForm =>
  form.kind === 'inSite'
    ? { ...form, origins: form.origins.map((line) => line.trim()).filter(Boolean) }
    : form

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import type { CentreForm, CentreView } from '../../../server/contract/userCentre.ts'
import { useCommand } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextField } from '../../parts/Field.tsx'
import { Instant } from '../../parts/Instant.tsx'
import { regionChoices } from '../../words/regions.ts'
import { shownLanguage } from '../../words/words.ts'
import { useFault } from '../useFault.ts'
import { ChannelSelect } from './ChannelSelect.tsx'

const blank: CentreForm = { url: '', country: 'CN', seconds: 30 }

/** The token is only ever written: left empty, it stays. */
export function CentreEdit({ centre, onDone }: { centre: CentreView; onDone: () => void }) {
  const { t } = useTranslation(['centre', 'settings'])
  const [form, setForm] = useState(centre.setting ?? blank)
  const [token, setToken] = useState('')
  const save = useCommand(api.saveCentre)
  const drop = useCommand(api.dropCentre)
  const problem = save.error ?? drop.error
  const fault = useFault(problem)
  const { version } = centre
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { version, setting: form, ...(token ? { token } : {}) }
        save.mutate({ body }, { onSuccess: onDone })
      }}
    >
      <TextField
        label={t('set.url')}
        hint={t('set.urlHint')}
        value={form.url}
        maxLength={500}
        fault={fault('/setting/url')}
        onChange={(url) => setForm({ ...form, url })}
      />
      <TextField
        label={t('set.token')}
        hint={t('set.tokenHint')}
        type="password"
        autoComplete="new-password"
        placeholder={centre.token ? t('set.keep') : ''}
        value={token}
        maxLength={4_000}
        fault={fault('/token')}
        onChange={setToken}
      />
      {centre.token && (
        <p className="meta">
          {t('set.setBy', { person: centre.token.setBy.name })} <Instant at={centre.token.setAt} />
        </p>
      )}
      <ChannelSelect
        label={t('settings:channels.country')}
        hint={t('settings:channels.countryHint')}
        value={form.country}
        choices={regionChoices(shownLanguage()).map(({ code, name }) => ({ key: code, label: name }))}
        onChange={(country) => setForm({ ...form, country })}
        fault={fault('/setting/country')}
      />
      <TextField
        label={t('set.seconds')}
        type="number"
        min={1}
        max={300}
        value={String(form.seconds)}
        fault={fault('/setting/seconds')}
        onChange={(seconds) => setForm({ ...form, seconds: Number(seconds) })}
      />
      <p className="meta">{t('set.form')}</p>
      {problem && <ErrorNote problem={problem} kept />}
      <p className="save-line">
        <Button type="submit" kind="go" working={save.isPending}>
          {t('set.save')}
        </Button>
        {centre.setting && (
          <Button
            working={drop.isPending}
            onClick={() => drop.mutate({ query: { version: String(version) } }, { onSuccess: onDone })}
          >
            {t('set.drop')}
          </Button>
        )}
        <Button kind="quiet" onClick={onDone}>
          {t('set.leave')}
        </Button>
      </p>
    </form>
  )
}

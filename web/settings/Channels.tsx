import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { ChannelView, ProviderView } from '../../server/contract/channels.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { channelIcons } from '../parts/channelIcons.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Loading } from '../parts/Loading.tsx'
import { regionName } from '../words/regions.ts'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'
import { ChannelEdit } from './channels/ChannelEdit.tsx'
import { Health } from './channels/Health.tsx'
import { UserCentre } from './channels/UserCentre.tsx'

/** How messages leave the building. What is not set up goes to the sandbox and never counts as told. */
export default function Channels() {
  const { t } = useTranslation('settings')
  const channels = useView(api.listChannels, {})
  const providers = useView(api.listProviders, {})
  if (channels.error) return <ErrorNote problem={channels.error} onRetry={() => void channels.refetch()} />
  if (!channels.data || !providers.data) return <Loading />
  return (
    <>
      <p className="ink-2">{t('channels.lead')}</p>
      <ul className="channels">
        {channels.data.map((channel) => (
          <Row key={channel.kind} channel={channel} providers={providers.data} />
        ))}
      </ul>
      <UserCentre />
    </>
  )
}

interface RowProps {
  channel: ChannelView
  providers: readonly ProviderView[]
}

function Row({ channel, providers }: RowProps) {
  const { t } = useTranslation('settings')
  const say = useSay()
  const [open, setOpen] = useState(false)
  const { kind, source, host, provider, can } = channel
  const set = source !== 'none'
  const named = providers.find(({ key }) => key === provider)
  return (
    <li>
      <h2>
        <Icon name={channelIcons[kind]} /> {t(`channels.${kind}`)}
        <State tone={set ? 'done' : kind === 'inSite' ? 'idle' : 'late'}>
          {t(`channels.sourceOf.${set ? source : kind === 'inSite' ? 'passed' : 'none'}`)}
        </State>
      </h2>
      <p className="ink-2">
        {host && t('channels.leads', { host })} {named && say(named.name)} <Country channel={channel} />
      </p>
      {set && kind !== 'email' && <Proven channel={channel} />}
      {set && <Health health={channel.health} />}
      <Kept channel={channel} />
      {source === 'environment' && <p className="meta">{t('channels.fixed')}</p>}
      <div className="save-line">
        {can.includes('change') && !open && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t(set ? 'channels.change' : 'channels.setUp')}
          </Button>
        )}
        {can.includes('verify') && <Verify kind={kind} />}
      </div>
      {open && <ChannelEdit channel={channel} providers={providers} onDone={() => setOpen(false)} />}
    </li>
  )
}

/** Where contact details are handled; what does not say so is named as such. */
function Country({ channel: { source, country } }: { channel: ChannelView }) {
  const { t } = useTranslation('settings')
  if (source === 'none') return null
  return country
    ? t('channels.handledIn', { country: regionName(country, shownLanguage()) })
    : t('channels.handledUnsaid')
}

function Proven({ channel: { provenAt } }: { channel: ChannelView }) {
  const { t } = useTranslation('settings')
  return (
    <p>
      <State tone={provenAt ? 'done' : 'soon'}>{t(provenAt ? 'channels.proven' : 'channels.unproven')}</State>{' '}
      <span className="meta">{provenAt ? <Instant at={provenAt} /> : t('channels.unprovenWhy')}</span>
    </p>
  )
}

function Kept({ channel: { changedBy, changedAt } }: { channel: ChannelView }) {
  const { t } = useTranslation('settings')
  if (!changedBy || !changedAt) return null
  return (
    <p className="meta">
      {t('channels.changedBy', { person: changedBy.name })} <Instant at={changedAt} />
    </p>
  )
}

/** Knocks and says who is there; nobody receives anything. */
function Verify({ kind }: { kind: ChannelView['kind'] }) {
  const { t } = useTranslation('settings')
  const verify = useCommand(api.verifyChannel)
  return (
    <>
      <Button size="small" working={verify.isPending} onClick={() => verify.mutate({ params: { kind } })}>
        {t('channels.verify')}
      </Button>
      {verify.data && (
        <span>
          <State tone={verify.data.ok ? 'done' : 'late'}>
            {t(verify.data.ok ? 'channels.ok' : 'channels.refused')}
          </State>{' '}
          <span className="meta">
            {verify.data.message} <Instant at={verify.data.at} />
          </span>
        </span>
      )}
      {verify.error && <ErrorNote problem={verify.error} />}
    </>
  )
}

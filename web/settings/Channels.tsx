import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { ChannelView } from '../../server/contract/channels.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { channelIcons } from '../parts/channelIcons.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Loading } from '../parts/Loading.tsx'
import { regionName } from '../words/regions.ts'
import { shownLanguage } from '../words/words.ts'

/** How messages leave the building. What is not set up goes to the sandbox and never counts as told. */
export default function Channels() {
  const { t } = useTranslation('settings')
  const channels = useView(api.listChannels, {})
  if (channels.error) return <ErrorNote problem={channels.error} onRetry={() => void channels.refetch()} />
  if (!channels.data) return <Loading />
  return (
    <>
      <p className="ink-2">{t('channels.lead')}</p>
      <ul className="channels">
        {channels.data.map((channel) => (
          <Row key={channel.kind} channel={channel} />
        ))}
      </ul>
    </>
  )
}

function Row({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('settings')
  const set = channel.source !== 'none'
  return (
    <li>
      <h2>
        <Icon name={channelIcons[channel.kind]} /> {t(`channels.${channel.kind}`)}
        {set ? (
          <State tone="done">{t('channels.set')}</State>
        ) : (
          <State tone="late">{t('channels.sandbox')}</State>
        )}
      </h2>
      <p className="ink-2">
        {set
          ? t('channels.leads', { host: channel.host })
          : t('channels.setUp', { name: channel.kind === 'email' ? 'SMTP_URL' : 'SMS_URL' })}
      </p>
      {channel.provider && <Provider channel={channel} />}
      {channel.can.includes('verify') && <Verify kind={channel.kind} />}
    </li>
  )
}

/** Whose adapter carries the messages, where numbers are handled, and whether a receipt ever came back. */
function Provider({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('settings')
  const { country, provenAt } = channel
  return (
    <>
      <p className="ink-2">
        {country
          ? t('channels.handledIn', { country: regionName(country, shownLanguage()) })
          : t('channels.handledUnsaid')}
      </p>
      <p>
        {provenAt ? (
          <State tone="done">{t('channels.proven')}</State>
        ) : (
          <State tone="late">{t('channels.unproven')}</State>
        )}{' '}
        <span className="meta">{provenAt ? <Instant at={provenAt} /> : t('channels.unprovenWhy')}</span>
      </p>
    </>
  )
}

/** Knocks and says who is there; nobody receives anything. */
function Verify({ kind }: { kind: ChannelView['kind'] }) {
  const { t } = useTranslation('settings')
  const verify = useCommand(api.verifyChannel)
  return (
    <p className="save-line">
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
    </p>
  )
}

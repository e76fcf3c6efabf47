import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { ChannelView } from '../../server/contract/channels.ts'
import type { ChannelKind } from '../../server/rules/delivery.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { channelIcons } from '../parts/channelIcons.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Pane } from '../parts/Pane.tsx'

/** Where messages leave the building, and whether it answers now. */
export function ChannelsPane({ kinds }: { kinds: ChannelKind[] }) {
  const { t } = useTranslation('sending')
  const { data } = useView(api.listChannels, {})
  return (
    <Pane title={t('channels.title')} padded>
      <ul className="channels">
        {data
          ?.filter(({ kind }) => kinds.includes(kind))
          .map((channel) => (
            <Row key={channel.kind} channel={channel} />
          ))}
      </ul>
    </Pane>
  )
}

/** In-site messages without a message centre are passed over; the others stay in the sandbox. */
const standing = ({ kind, source }: ChannelView) => {
  if (source !== 'none') return 'environment'
  return kind === 'inSite' ? 'passed' : 'none'
}

function Row({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('sending')
  const verify = useCommand(api.verifyChannel)
  const { kind, host, can } = channel
  return (
    <li>
      <div className="line">
        <b className="nowrap">
          <Icon name={channelIcons[kind]} small /> {t(`ledger.${kind}`)}
        </b>
        <span className="ink-2">{host ?? t(`channels.${standing(channel)}`)}</span>
        {can.includes('verify') && (
          <span className="right">
            <Button
              size="small"
              kind="quiet"
              working={verify.isPending}
              onClick={() => verify.mutate({ params: { kind } })}
            >
              {t('channels.verify')}
            </Button>
          </span>
        )}
      </div>
      {verify.data && (
        <div className="meta">
          <State tone={verify.data.ok ? 'done' : 'late'}>
            {t(verify.data.ok ? 'channels.ok' : 'channels.bad')}
          </State>{' '}
          {t('channels.took', { n: verify.data.tookMs })} {!verify.data.ok && verify.data.message}
        </div>
      )}
      {verify.error && <ErrorNote problem={verify.error} />}
    </li>
  )
}

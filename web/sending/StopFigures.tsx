import { useTranslation } from 'react-i18next'
import type { RehearsalView, Sendable } from '../../server/contract/orders.ts'
import { State } from '../parts/Chip.tsx'
import { Pane, Value, Values } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { Digest } from '../parts/Seal.tsx'

/** The figures to look at before anything leaves. */
export function StopFigures({ stop, notice }: { stop: RehearsalView; notice: Sendable }) {
  const { t } = useTranslation(['sending', 'parts', 'order'])
  const { byChannel } = stop
  return (
    <Pane
      title={t('stop.which', { version: notice.version })}
      meta={t('stop.by', { person: notice.approvedBy.name })}
      padded
    >
      <Values>
        <Value label={t('stop.people')}>
          <b className="people-large">{grouped(stop.people)}</b>
        </Value>
        <Value
          label={t('stop.first')}
          meta={byChannel.none > 0 && t('stop.nobodyReached', { n: grouped(byChannel.none) })}
        >
          <First byChannel={byChannel} channels={notice.channels} />
        </Value>
        <Value label={t('stop.bound')}>{grouped(stop.bound)}</Value>
        <Value label={t('stop.unknownBound')} meta={t('stop.unknownBoundHint')}>
          {grouped(stop.unknownBound)}
        </Value>
        <Value label={t('stop.policy')}>
          {t(`order:twice.${stop.onUnknown}`, { n: grouped(stop.unknownBound) })}
        </Value>
        {stop.segments.length > 0 && (
          <Value label={t('stop.segments')}>
            <Segments stop={stop} />
          </Value>
        )}
        <Value label={t('parts:seal.digest')}>
          <Digest digest={stop.digest} />{' '}
          <State tone={stop.digestMatches ? 'done' : 'late'}>
            {t(stop.digestMatches ? 'seal.same' : 'seal.differs')}
          </State>
        </Value>
      </Values>
    </Pane>
  )
}

/** How many are tried on each channel first, in the order of the channels. */
function First({ byChannel, channels }: Pick<RehearsalView, 'byChannel'> & Pick<Sendable, 'channels'>) {
  const { t } = useTranslation('sending')
  const shown = channels.map((channel) => `${t(`ledger.${channel}`)} ${grouped(byChannel[channel])}`)
  return shown.join(' · ')
}

function Segments({ stop }: { stop: RehearsalView }) {
  const { t } = useTranslation(['sending', 'parts'])
  return stop.segments.map(({ language, group, reader, n }) => (
    <div key={language + group + reader}>
      {t('stop.segmentsOf', {
        language: t(`stop.language.${language}`),
        reader: t(`stop.reader.${reader === 'guardian' ? 'guardian' : 'person'}`),
        n,
      })}
    </div>
  ))
}

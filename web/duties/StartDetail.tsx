import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { Instant } from '../parts/Instant.tsx'
import { Value, Values } from '../parts/Pane.tsx'
import { Unknown } from '../parts/Unknown.tsx'
import { termWords } from './Figure.tsx'
import { HeldLine } from './HeldLine.tsx'

/** The instant in use, the others it might have been, and when it ends. */
export function StartDetail({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  const shiftMs = useShift()
  const { clock, anchors, term } = duty
  const others = anchors.filter(({ key, state }) => state !== 'awaited' && key !== clock.anchor)
  if (duty.result === 'does_not_apply') return <p className="ink-2">{t('start.none')}</p>
  const waited = anchors.filter(({ state }) => state === 'awaited')
  return (
    <Values>
      <HeldLine duty={duty} />
      {clock.startAt && clock.anchor && (
        <Value
          label={t('start.used')}
          meta={duty.correctionReason && `${t('start.reason')} ${duty.correctionReason}`}
        >
          <b>
            <Instant at={clock.startAt} shiftMs={shiftMs} />
          </b>{' '}
          {t(`anchor.${clock.anchor as 'ordered'}`)}
        </Value>
      )}
      {others.map(({ key, at }) => (
        <Value key={key} label={t('start.reference')}>
          {at ? <Instant at={at} shiftMs={shiftMs} /> : <Unknown>{t('start.toVerify')}</Unknown>}{' '}
          {t(`anchor.${key as 'ordered'}`)}
        </Value>
      ))}
      {!clock.startAt && waited.length > 0 && (
        <Value label={t('start.waits')}>
          {waited.map(({ key }) => t(`anchor.${key as 'ordered'}`)).join(' / ')}
        </Value>
      )}
      {clock.dueAt ? (
        <Value
          label={t(clock.internal ? 'start.internal' : 'start.due')}
          meta={
            term
              ? `${termWords(term, t)} · ${t('start.counts')}`
              : clock.internal
                ? t('start.noDue')
                : undefined
          }
        >
          <b>
            <Instant at={clock.dueAt} shiftMs={shiftMs} />
          </b>
        </Value>
      ) : (
        <Value label={t('start.due')}>{term ? termWords(term, t) : t('start.noDue')}</Value>
      )}
    </Values>
  )
}

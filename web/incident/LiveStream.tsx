import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { RecordLine } from '../../server/contract/records.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { zoneLabel } from '../parts/instant.ts'
import { Loading } from '../parts/Loading.tsx'
import { Pane } from '../parts/Pane.tsx'
import { Stream, StreamGap } from '../parts/Stream.tsx'
import { RecordEntry } from '../record/RecordEntry.tsx'
import { gapAfter } from './gaps.ts'
import { useGlance } from './useGlance.ts'
import { useHeld } from './useHeld.ts'

/** The record as it grows, newest first: what happened since the reader last looked, on top and counted. */
export function LiveStream() {
  const { t } = useTranslation('incident')
  const { id, counts } = useIncident()
  const view = useView(api.listRecords, { params: { incidentId: id } })
  const lines = view.data ?? []
  const held = useHeld(lines[0]?.seq ?? 0)
  const seen = useGlance(lines, held.atTop)
  const shown = lines.filter(({ seq }) => seq <= held.upTo)
  return (
    <Pane
      title={t('stream.title')}
      meta={
        <>
          {t('stream.about', { n: counts.records ?? lines.length, zone: zoneLabel(Date.now()) })}
          {seen.missed > 0 && (
            <b className="is-soon">
              <span className="sep" />
              {t('stream.missed', { n: seen.missed })}
            </b>
          )}
        </>
      }
      tools={
        <Link className="link" to={pathOf(id, 'records')}>
          {t('stream.whole')}
        </Link>
      }
    >
      {view.error && <ErrorNote problem={view.error} onRetry={() => void view.refetch()} />}
      {view.isPending && <Loading />}
      <div ref={held.top} />
      <Stream label={t('stream.title')} waiting={lines.length - shown.length} onShow={held.show}>
        <Entries lines={shown} seenTo={seen.missed > 0 ? seen.from : undefined} />
      </Stream>
    </Pane>
  )
}

function Entries({ lines, seenTo }: { lines: readonly RecordLine[]; seenTo: number | undefined }) {
  const { t } = useTranslation('incident')
  const border = seenTo === undefined ? undefined : lines.find(({ seq }) => seq <= seenTo)?.seq
  return lines.map((line, index) => {
    const gap = gapAfter(line, lines[index + 1])
    return (
      <Fragment key={line.seq}>
        {line.seq === border && <li className="stream-seen">{t('stream.seen')}</li>}
        <RecordEntry line={line} />
        {gap !== undefined && <StreamGap ms={gap} />}
      </Fragment>
    )
  })
}

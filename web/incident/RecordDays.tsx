import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordLine } from '../../server/contract/records.ts'
import { useMay } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { dayOf, zoneLabel } from '../parts/instant.ts'
import { Digest } from '../parts/Seal.tsx'
import { Stream, StreamGap } from '../parts/Stream.tsx'
import { By, RecordEntry } from '../record/RecordEntry.tsx'
import { CorrectRecord } from './CorrectRecord.tsx'
import { gapAfter } from './gaps.ts'

/** The entries by day, each with its number and digest. Silences are stated where nothing is left out between two. */
export function RecordDays({ lines, whole }: { lines: readonly RecordLine[]; whole: boolean }) {
  const { t } = useTranslation('incident')
  return (
    <Stream label={t('section.records')}>
      {lines.map((line, index) => {
        const older = lines[index + 1]
        const gap = whole ? gapAfter(line, older) : undefined
        const day = dayOf(line.at)
        const before = lines[index - 1]
        return (
          <Fragment key={line.seq}>
            {(!before || dayOf(before.at) !== day) && (
              <li className="record-day">
                {day} {zoneLabel(line.at)}
              </li>
            )}
            <WholeEntry line={line} />
            {gap !== undefined && <StreamGap ms={gap} />}
          </Fragment>
        )
      })}
    </Stream>
  )
}

function WholeEntry({ line }: { line: RecordLine }) {
  const { t } = useTranslation('incident')
  const may = useMay()
  const [correcting, setCorrecting] = useState(false)
  return (
    <RecordEntry
      line={line}
      by={
        <>
          <By line={line} />
          <span className="sep" />
          {t('records.number', { n: line.seq })}
          <span className="sep" />
          <Digest digest={line.digest} />
          {may('note') && !correcting && (
            <>
              {' '}
              <Button kind="quiet" size="small" onClick={() => setCorrecting(true)}>
                {t('records.correct')}
              </Button>
            </>
          )}
          {correcting && <CorrectRecord seq={line.seq} onDone={() => setCorrecting(false)} />}
        </>
      }
    />
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { PoliceAnswer } from '../../server/contract/police.ts'
import { FileLinks } from '../files/FileLinks.tsx'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State, type Tone } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Mark, type MarkKey } from '../parts/Mark.tsx'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { useSay } from '../words/useSay.ts'
import { PoliceForm } from './PoliceForm.tsx'

/** Is a report to the police near, by which thresholds of criminal law, and was it made. */
export function PolicePane() {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const police = useView(api.getPolice, { params: { incidentId } })
  return (
    <div id="police">
      <Pane title={t('police.title')} meta={t('police.law')} padded>
        {police.error && <ErrorNote problem={police.error} />}
        {police.data ? <Police police={police.data} /> : !police.error && <Loading />}
      </Pane>
    </div>
  )
}

const tones: Record<PoliceAnswer['verdict'], Tone> = { likely: 'soon', near: 'soon', unlikely: 'idle' }

function Police({ police }: { police: PoliceAnswer }) {
  const { t } = useTranslation(['parties', 'parts'])
  const [open, setOpen] = useState(false)
  const { verdict, reasons, reports, counted, countedBy, can, doneAt } = police
  const shiftMs = useShift()
  return (
    <div className="police">
      {!doneAt && reports.length === 0 && (
        <State tone={tones[verdict]}>{t(`police.verdict.${verdict}`)}</State>
      )}
      {doneAt && reports.length === 0 && (
        <div>
          <State tone="done">{t('police.noted')}</State> <Instant at={doneAt} shiftMs={shiftMs} />
          <small className="block meta">{t('police.notedHint')}</small>
        </div>
      )}
      {reports.map((report) => (
        <PoliceReport key={report.at} report={report} />
      ))}
      {reasons.length > 0 && (
        <p>{reasons.map((reason) => t(`police.reason.${reason}`)).join(t('parts:listComma'))}</p>
      )}
      <p className="meta">
        {counted === null || countedBy === null
          ? t('police.notCounted')
          : t(`police.counted.${countedBy}`, { n: grouped(counted) })}
      </p>
      <ul className="police-lines">
        {police.lines.map((line) => (
          <PoliceLine key={line.key} line={line} />
        ))}
      </ul>
      {can.length > 0 && !open && (
        <Button
          size="small"
          kind={verdict === 'likely' && !doneAt ? 'go' : 'plain'}
          onClick={() => setOpen(true)}
        >
          {t(reports.length > 0 ? 'police.again' : 'police.open')}
        </Button>
      )}
      {open && <PoliceForm onDone={() => setOpen(false)} />}
    </div>
  )
}

const lineTones: Record<PoliceAnswer['lines'][number]['standing'], Tone> = {
  reached: 'late',
  near: 'soon',
  below: 'idle',
  unknown: 'soon',
}

function PoliceLine({ line }: { line: PoliceAnswer['lines'][number] }) {
  const { t } = useTranslation('parties')
  const say = useSay()
  return (
    <li>
      <State tone={lineTones[line.standing]} icon={line.standing === 'unknown' ? 'question' : undefined}>
        {t(`police.standing.${line.standing}`)}
      </State>
      <div>
        {t(`police.line.${line.key}`, { n: grouped(line.threshold), sort: t(`police.sort.${line.sort}`) })}
        {line.insider && ` ${t('police.insider')}`}
        <small className="block meta">
          {say(line.law)} {say(line.article)} <Mark mark={line.mark as MarkKey} />
        </small>
      </div>
    </li>
  )
}

function PoliceReport({ report }: { report: PoliceAnswer['reports'][number] }) {
  const { t } = useTranslation('parties')
  const shiftMs = useShift()
  return (
    <div>
      <State tone="done">{t('police.reported', { authority: report.authority })}</State>{' '}
      <Instant at={report.at} shiftMs={shiftMs} />
      <small className="block">
        {report.caseNumber ? t('police.case', { number: report.caseNumber }) : t('police.noCase')} ·{' '}
        {t('proofOf', { proof: report.proof })} · {report.by.name}
      </small>
      {report.files.length > 0 && <FileLinks files={report.files} />}
    </div>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Filters } from '../parts/Filters.tsx'
import { zoneLabel } from '../parts/instant.ts'
import { Loading } from '../parts/Loading.tsx'
import { nounOf } from '../record/icons.ts'
import { useTold } from '../record/useTold.ts'
import { RecordDays } from './RecordDays.tsx'
import './tasks.css'
import { useWholeRecord } from './useWholeRecord.ts'

/** What becomes of the people's details in the end. */
const endings = ['retention', 'destruction'] as const

/** Kinds of record as the filter names them, by the nouns their names begin with. */
const kinds = {
  all: [],
  notes: ['note'],
  facts: ['facts'],
  duties: ['duties', 'duty', 'exemption', 'reclassification', 'grade', 'grades'],
  texts: ['notice', 'announcement', 'report'],
  sending: [
    'order',
    'call',
    'sending',
    'batch',
    'people',
    'audience',
    'person',
    'unknown',
    'proof',
    ...endings,
  ],
  parties: ['party', 'police', 'enquiry'],
  people: ['seat'],
  tasks: ['task', 'phase', 'plan'],
  incident: ['event', 'incident', 'response', 'drill', 'file'],
} as const
type Kind = keyof typeof kinds

/** The whole record of the incident: every entry with its number and digest, to filter, search and correct. */
export default function Records() {
  const { t } = useTranslation('incident')
  const { id } = useIncident()
  const { lines, older, loading, problem, again } = useWholeRecord(id)
  const [kind, setKind] = useState<Kind>('all')
  const [text, setText] = useState('')
  const told = useTold()
  const isOf = (name: string, of: Kind) =>
    of === 'all' || (kinds[of] as readonly string[]).includes(nounOf(name))
  const says = text.trim().toLowerCase()
  const found = lines.filter(
    (line) =>
      isOf(line.name, kind) &&
      (says === '' || `${told(line)} ${line.actor.name} ${line.digest}`.toLowerCase().includes(says)),
  )
  if (problem && lines.length === 0) return <ErrorNote problem={problem} onRetry={again} />
  if (loading && lines.length === 0) return <Loading />
  return (
    <div className="record-page">
      <Filters
        title={t('section.records')}
        filters={(Object.keys(kinds) as Kind[]).map((key) => ({
          key,
          label: t(`records.${key}`),
          count: lines.filter(({ name }) => isOf(name, key)).length,
        }))}
        chosen={kind}
        onChoose={setKind}
        aside={t('records.about', { zone: zoneLabel(Date.now()) })}
      />
      <div className="record-tools">
        <input
          type="search"
          className="input"
          value={text}
          aria-label={t('records.search')}
          placeholder={t('records.search')}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="meta">{t('records.found', { n: found.length, all: lines.length })}</span>
      </div>
      <RecordDays lines={found} whole={kind === 'all' && says === ''} />
      {found.length === 0 && (
        <EmptyState text={t('records.none')}>
          <Button
            onClick={() => {
              setKind('all')
              setText('')
            }}
          >
            {t('records.showAll')}
          </Button>
        </EmptyState>
      )}
      {older && (
        <p className="record-foot">
          <Button working={loading} onClick={older}>
            {t('records.older')}
          </Button>
        </p>
      )}
    </div>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordLine } from '../../server/contract/records.ts'
import type { FactKey } from '../../server/rules/facts.ts'
import { Correction, StreamEntry } from '../parts/Stream.tsx'
import { Unknown } from '../parts/Unknown.tsx'
import { useBasis } from '../words/useBasis.ts'
import { iconOf } from './icons.ts'
import { useFactText } from './useFactText.ts'
import { useTold } from './useTold.ts'

/** One record as an entry of the stream: its sentence, what it changed, and who. */
export function RecordEntry({ line, by }: { line: RecordLine; by?: ReactNode }) {
  const told = useTold()
  return (
    <StreamEntry at={line.at} icon={iconOf(line.name)} by={by ?? <By line={line} />}>
      {told(line)}
      <Changes line={line} />
    </StreamEntry>
  )
}

/** Who did it, and on what ground. */
export function By({ line }: { line: RecordLine }) {
  const { t } = useTranslation('record')
  const corrects = line.payload?.corrects
  return (
    <>
      {line.actor.name || t('system')}
      {typeof corrects === 'number' && (
        <>
          <span className="sep" />
          {t('by.corrects', { n: corrects })}
        </>
      )}
    </>
  )
}

function Changes({ line: { name, payload } }: { line: RecordLine }) {
  if (name === 'facts.changed') return <FactChanges changes={payload?.changes as FactChange[] | undefined} />
  if (name === 'duties.evaluated')
    return <DutyChanges changes={payload?.changes as DutyChange[] | undefined} />
  return null
}

interface FactChange {
  key: FactKey
  group: string
  language: string
  from: unknown
  to: unknown
  basis: string
}

/** What was said before and what holds now, both kept in sight. */
function FactChanges({ changes = [] }: { changes: FactChange[] | undefined }) {
  const { t } = useTranslation(['record', 'facts'])
  const text = useFactText()
  const sayBasis = useBasis()
  const value = (key: FactKey, what: unknown) => text(key, what) ?? <Unknown />
  return changes.map(({ key, group, language, from, to, basis }) => (
    <div key={key + group + language}>
      {t(`facts:key.${key}`)}{' '}
      {from === null ? (
        <b>{value(key, to)}</b>
      ) : (
        <Correction before={value(key, from)} after={value(key, to)} />
      )}
      {basis && <span className="meta"> {t('by.basis', { basis: sayBasis(basis) })}</span>}
    </div>
  ))
}

type Result = 'applies' | 'undetermined' | 'does_not_apply'

interface DutyChange {
  ruleId: string
  from: Result | null
  to: Result
}

/** The first judging of all duties is summed up; later ones are named one by one. */
function DutyChanges({ changes = [] }: { changes: DutyChange[] | undefined }) {
  const { t } = useTranslation('record')
  const count = (to: DutyChange['to']) => changes.filter((change) => change.to === to).length
  if (changes.length > 4)
    return (
      <span className="ink-2">
        {' '}
        {t('changes.first', {
          applies: count('applies'),
          undetermined: count('undetermined'),
          none: count('does_not_apply'),
        })}
      </span>
    )
  return changes.map(({ ruleId, from, to }) => (
    <div key={ruleId}>
      {from
        ? t('changes.one', { ruleId, from: t(`word.result.${from}`), to: t(`word.result.${to}`) })
        : t('changes.opened', { ruleId, to: t(`word.result.${to}`) })}
    </div>
  ))
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { FactView } from '../../server/contract/facts.ts'
import type { FactKey } from '../../server/rules/facts.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useBasis } from '../words/useBasis.ts'
import { useSay } from '../words/useSay.ts'
import { useFacts } from './FactsContext.ts'
import { FactValue } from './FactValue.tsx'

/** Every version of a fact, newest first; offered once there is more than one. */
export function FactHistory({ of }: { of: FactKey }) {
  const { t } = useTranslation('facts')
  const [open, setOpen] = useState(false)
  const { sheet } = useFacts()
  const several = sheet.facts.some((fact) => fact.key === of && fact.version > 1)
  if (!several) return null
  return (
    <div className="fact-history">
      <Button
        kind="quiet"
        size="small"
        icon="record"
        aria-expanded={open}
        aria-label={t('historyOf', { what: t(`key.${of}`) })}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'hideHistory' : 'history')}
      </Button>
      {open && <Versions of={of} />}
    </div>
  )
}

function Versions({ of }: { of: FactKey }) {
  const { id: incidentId } = useIncident()
  const history = useView(api.factHistory, { params: { incidentId, key: of } })
  if (history.error) return <ErrorNote problem={history.error} onRetry={() => void history.refetch()} />
  if (!history.data) return <Loading />
  return (
    <ol>
      {[...history.data].reverse().map((fact) => (
        <Version key={`${fact.group}/${fact.language}/${fact.version}`} fact={fact} />
      ))}
    </ol>
  )
}

function Version({ fact }: { fact: FactView }) {
  const { t } = useTranslation('facts')
  const say = useSay()
  const shiftMs = useShift()
  const sayBasis = useBasis()
  const { groups } = useFacts()
  const group = groups.find(({ key }) => key === fact.group)
  const of = [
    fact.group && (group ? say(group.name) : fact.group),
    fact.language && t(`language.${fact.language}`),
  ]
  return (
    <li>
      <span className="ink-3">v{fact.version}</span>
      <span>
        {of.filter(Boolean).map((word) => (
          <small key={word}>{word} </small>
        ))}
        <FactValue of={fact.key} value={{ is: fact.value }} />
        <small>
          {fact.by.name}
          <span className="sep" />
          <Instant at={fact.at} shiftMs={shiftMs} />
          {fact.basis && <span className="sep" />}
          {sayBasis(fact.basis)}
        </small>
      </span>
    </li>
  )
}

import { useTranslation } from 'react-i18next'
import type { FactView } from '../../server/contract/facts.ts'
import type { FactDefinition } from '../../server/rules/factDefinitions.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { Instant } from '../parts/Instant.tsx'
import { useBasis } from '../words/useBasis.ts'
import { factAt, placesOf } from './draft.ts'
import { FactEditor } from './FactEditor.tsx'
import { useFacts } from './FactsContext.ts'
import { FactText } from './FactText.tsx'
import { FactValue } from './FactValue.tsx'

interface FactPartProps {
  definition: FactDefinition
  group: string
}

/** What is known for one group, or the editor while somebody changes it. */
export function FactPart({ definition, group }: FactPartProps) {
  const { drafts } = useFacts()
  const editing = placesOf(definition, group).some((place) => drafts.of(place))
  return editing ? (
    <FactEditor definition={definition} group={group} />
  ) : (
    <Shown definition={definition} group={group} />
  )
}

function Shown({ definition, group }: FactPartProps) {
  const { sheet } = useFacts()
  const facts = placesOf(definition, group).flatMap((place) => factAt(sheet.facts, place) ?? [])
  const [latest] = [...facts].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return (
    <div className="fact-shown">
      <div className="value">
        {definition.shape.kind === 'text' && facts.length > 0 ? (
          <FactText facts={facts} />
        ) : (
          <FactValue of={definition.key} value={facts[0] && { is: facts[0].value }} />
        )}
        {latest && <Source fact={latest} />}
      </div>
      <Tools definition={definition} group={group} empty={facts.length === 0} />
    </div>
  )
}

/** Basis, who, when and which version: what makes a fact a fact. */
function Source({ fact }: { fact: FactView }) {
  const { t } = useTranslation('facts')
  const shiftMs = useShift()
  const basis = useBasis()(fact.basis)
  return (
    <p className="meta">
      {basis ? t('basisOf', { basis }) : t('noBasis')}
      <span className="sep" />
      {t('by', { name: fact.by.name, version: fact.version })}
      <span className="sep" />
      <Instant at={fact.at} shiftMs={shiftMs} />
    </p>
  )
}

function Tools({ definition, group, empty }: FactPartProps & { empty: boolean }) {
  const { t } = useTranslation('facts')
  const { drafts, mayChange } = useFacts()
  if (definition.byAct) return definition.key in byAct ? <ByAct of={definition.key} /> : null
  if (!mayChange) return null
  const places = placesOf(definition, group)
  const what = t(`key.${definition.key}`)
  const unknown = () => {
    for (const place of places) drafts.change(place, { value: null })
  }
  return (
    <span className="tools">
      {empty && (
        <Button kind="quiet" size="small" onClick={unknown}>
          {t('setUnknown')}
        </Button>
      )}
      <Button
        kind="quiet"
        size="small"
        icon="edit"
        aria-label={t(empty ? 'fillOf' : 'editOf', { what })}
        onClick={() => drafts.open(...places)}
      >
        {t(empty ? 'fill' : 'edit')}
      </Button>
    </span>
  )
}

const byAct = { endedAt: true, orderedAt: true, gradedAt: true }

const ByAct = ({ of }: { of: FactDefinition['key'] }) => {
  const { t } = useTranslation('facts')
  return <span className="meta tools">{t(`byAct.${of}` as 'byAct.endedAt')}</span>
}

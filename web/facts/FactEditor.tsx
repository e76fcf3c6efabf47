import { useTranslation } from 'react-i18next'
import type { FactDefinition } from '../../server/rules/factDefinitions.ts'
import { Button } from '../parts/Button.tsx'
import { TextField } from '../parts/Field.tsx'
import { Toggle } from '../parts/Options.tsx'
import { useReason } from '../words/reason.ts'
import { useBasis } from '../words/useBasis.ts'
import { Conflict } from './Conflict.tsx'
import { placesOf } from './draft.ts'
import type { EditorProps } from './editors/EditorProps.ts'
import { editors } from './editors/editors.ts'
import { TextEditor } from './editors/TextEditor.tsx'
import { useFacts } from './FactsContext.ts'

interface FactEditorProps {
  definition: FactDefinition
  group: string
}

/** One fact being changed: its value or "to be verified", its basis, what somebody else wrote meanwhile, what is wrong. */
export function FactEditor({ definition, group }: FactEditorProps) {
  const { t } = useTranslation('facts')
  const { drafts } = useFacts()
  const sayBasis = useBasis()
  const places = placesOf(definition, group)
  const unknown = places.every((place) => drafts.of(place)?.value === null)
  const each = (change: Parameters<typeof drafts.change>[1]) => {
    for (const place of places) drafts.change(place, change)
  }
  const [first = { key: definition.key, group, language: '' as const }] = places
  return (
    <div className="fact-editor">
      {places.map((place) => (
        <Conflict key={place.language} place={place} />
      ))}
      {!unknown && <Value definition={definition} group={group} />}
      <Faults definition={definition} group={group} />
      <div className="fact-editor-foot">
        <Toggle on={unknown} onFlip={() => each({ value: unknown ? undefined : null })}>
          {t('unknownBox')}
        </Toggle>
        <TextField
          label={t('basis')}
          hint={t('basisHint')}
          value={sayBasis(drafts.of(first)?.basis ?? '')}
          maxLength={500}
          onChange={(basis) => each({ basis })}
        />
        <Button kind="quiet" size="small" onClick={() => drafts.drop(...places)}>
          {t('discardOne')}
        </Button>
      </div>
    </div>
  )
}

function Value({ definition, group }: FactEditorProps) {
  const { t } = useTranslation('facts')
  const { drafts } = useFacts()
  if (definition.shape.kind === 'text') return <TextEditor definition={definition} group={group} />
  const place = { key: definition.key, group, language: '' } as const
  const faults = drafts.faultsOf(place)
  const Editor = editors[definition.shape.kind]
  const props: EditorProps = {
    definition,
    label: t(`key.${definition.key}`),
    value: drafts.of(place)?.value,
    onChange: (value) => drafts.change(place, { value }),
    faultAt: (pointer) => faults.find((fault) => fault.pointer === pointer),
  }
  return <Editor {...props} />
}

/** Faults of the value as a whole; those inside it stand at their own fields. */
function Faults({ definition, group }: FactEditorProps) {
  const { drafts } = useFacts()
  const reason = useReason()
  if (definition.shape.kind === 'text') return null
  const whole = drafts
    .faultsOf({ key: definition.key, group, language: '' })
    .filter(({ pointer }) => pointer === '' || !inner.has(definition.shape.kind))
  return whole.map((fault) => (
    <p className="fact-fault" role="alert" key={fault.pointer + fault.code}>
      {reason.ofFault(fault)}
    </p>
  ))
}

/** Shapes whose editors show a fault at the field it belongs to. */
const inner = new Set(['people', 'money', 'minors', 'groups', 'regions', 'ransom', 'list'])

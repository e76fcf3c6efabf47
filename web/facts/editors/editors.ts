import type { FunctionComponent } from 'react'
import type { FactShape } from '../../../server/rules/factDefinitions.ts'
import { ChoiceEditor, ChoicesEditor, FlagEditor } from './ChoiceEditor.tsx'
import type { EditorProps } from './EditorProps.ts'
import { FiguresEditor } from './FiguresEditor.tsx'
import { GroupsEditor } from './GroupsEditor.tsx'
import { InstantEditor } from './InstantEditor.tsx'
import { ListEditor } from './ListEditor.tsx'
import { MinorsEditor, RangeEditor } from './NumbersEditor.tsx'
import { RansomEditor } from './RansomEditor.tsx'
import { RegionsEditor } from './RegionsEditor.tsx'

/** Which editor a fact of a shape gets. Text has one of its own, since it stands in several languages. */
export const editors: Record<Exclude<FactShape['kind'], 'text'>, FunctionComponent<EditorProps>> = {
  choice: ChoiceEditor,
  choices: ChoicesEditor,
  flag: FlagEditor,
  instant: InstantEditor,
  people: RangeEditor,
  money: RangeEditor,
  count: RangeEditor,
  figures: FiguresEditor,
  minors: MinorsEditor,
  groups: GroupsEditor,
  regions: RegionsEditor,
  ransom: RansomEditor,
  list: ListEditor,
}

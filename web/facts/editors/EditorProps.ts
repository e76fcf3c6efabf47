import type { FactDefinition } from '../../../server/rules/factDefinitions.ts'
import type { Fault } from '../../api.ts'

/** What every editor of one shape receives. `value` undefined = nothing filled in yet. */
export interface EditorProps {
  definition: FactDefinition
  label: string
  value: unknown
  onChange: (value: unknown) => void
  /** The fault of a field inside the value, by its pointer. */
  faultAt: (pointer: string) => Fault | undefined
}

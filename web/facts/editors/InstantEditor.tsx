import { useShift } from '../../incidentFrame/useIncident.ts'
import { InstantField } from '../../parts/InstantField.tsx'
import type { EditorProps } from './EditorProps.ts'

export function InstantEditor({ label, value, onChange }: EditorProps) {
  const shiftMs = useShift()
  return (
    <InstantField label={label} value={value as string | undefined} onChange={onChange} shiftMs={shiftMs} />
  )
}

import type { Problem } from '../api.ts'
import { useReason } from '../words/reason.ts'

/** The words of the fault at one field of a refused form, by its pointer; those below it count too. */
export function useFault(problem: Problem | null): (pointer: string) => string | undefined {
  const reason = useReason()
  return (pointer) => {
    const fault = problem?.faults.find(
      (one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`),
    )
    return fault && reason.ofFault(fault)
  }
}

import type { Problem } from '../api.ts'
import { useReason } from '../words/reason.ts'

/** What is wrong with one field, by its JSON pointer, in the reader's words. */
export function useFault(problem: Problem | null): (pointer: string) => string | undefined {
  const reason = useReason()
  return (pointer) => {
    const fault = problem?.at(pointer)
    return fault && reason.ofFault(fault)
  }
}

import { mostErrors, providerFails } from '../rules/stage.ts'
import type { Outcome } from './channel.ts'

/**
 * Remembers the last times a provider fell silent after a message: it may have arrived or not. A call for many people is one. What
 * surely never left is none: that channel rests by itself and comes back by itself.
 */
export function faultKeeper() {
  const errors: number[] = []
  let lastCall: string | null = null
  return {
    note(outcome: Outcome, call: string | null, at: number): void {
      if (outcome.as !== 'unknown' || (call !== null && call === lastCall)) return
      lastCall = call
      errors.push(at)
      if (errors.length > mostErrors) errors.shift()
    },
    tooMany: (at: number): boolean => providerFails(errors, at),
  }
}

const restsMs = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000]

/**
 * When a channel's other side is down nothing is offered for a while, longer each time. Lanes that fail together count
 * as one fault.
 */
export function restKeeper() {
  let faults = 0
  let trouble: { until: number; message: string } | null = null
  /** None lasts longer than the longest, also when the clock is set back. */
  const current = () => {
    const left = (trouble?.until ?? 0) - Date.now()
    return left > 0 && left <= restsMs.at(-1)! ? trouble : null
  }
  return {
    current,
    begin(message: string): void {
      if (current()) return
      trouble = { until: Date.now() + restsMs[Math.min(faults++, restsMs.length - 1)]!, message }
    },
    end(): void {
      faults = 0
      trouble = null
    },
  }
}

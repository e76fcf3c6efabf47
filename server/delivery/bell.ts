export type Bell = ReturnType<typeof makeBell>

/** Lets the loop sleep until something happens, at most so long. */
export function makeBell() {
  let rung = false
  let wakeUp: (() => void) | null = null
  const ring = () => {
    rung = true
    wakeUp?.()
  }
  const wait = (ms: number): Promise<void> => {
    if (rung || ms <= 0) {
      rung = false
      return new Promise((resolve) => setImmediate(resolve))
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => wakeUp?.(), ms)
      wakeUp = () => {
        clearTimeout(timer)
        wakeUp = null
        rung = false
        resolve()
      }
    })
  }
  let _soon: NodeJS.Timeout | null = null
  const ringSoon = (ms: number) => {
    _soon ??= setTimeout(() => {
      _soon = null
      ring()
    }, ms)
  }
  return { ring, ringSoon, wait }
}

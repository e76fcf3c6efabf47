import { readdirSync, readFileSync } from 'node:fs'

/** Watches the memory of the processes that this one started, all together; on Linux. */
export function watchFamily() {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, childrenKilobytes())
  }, 100)
  return {
    /** The most there was, in megabytes. */
    stop(): number {
      clearInterval(timer)
      return Math.round(most / 1024)
    },
  }
}

function childrenKilobytes(): number {
  let sum = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const status = statusOf(pid)
    if (/^Name:\t(node|MainThread)/m.test(status) && numberIn(status, 'PPid') === process.pid)
      sum += numberIn(status, 'VmRSS')
  }
  return sum
}

/** Empty when it has ended meanwhile. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'latin1')
  } catch {
    return ''
  }
}

const numberIn = (status: string, key: string): number =>
  Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)

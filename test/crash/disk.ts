import type { SystemCall } from './systemCalls.ts'

type Change = Extract<SystemCall, { call: 'write' | 'gone' | 'size' }>

/** A disk that remembers what was synced, and what would be gone with the power. */
export class Disk {
  #durable: Map<string, Buffer>
  #waiting: Change[] = []

  constructor(files: ReadonlyMap<string, Buffer>) {
    this.#durable = new Map(files)
  }

  take(call: Change | Extract<SystemCall, { call: 'sync' }>): void {
    if (call.call !== 'sync') this.#waiting.push(call)
    else {
      const reaches = ({ file }: { file: string }) => file === call.file
      for (const each of this.#waiting.filter(reaches)) apply(this.#durable, each)
      this.#waiting = this.#waiting.filter((each) => !reaches(each))
    }
  }

  /** What lies there once the power is gone: nothing of what was not synced, or by chance each second piece of it. */
  after(lost: 'all' | 'odd' | 'even'): Map<string, Buffer> {
    const files = new Map(this.#durable)
    if (lost === 'all') return files
    for (const [at, each] of this.#waiting.entries())
      if (at % 2 === (lost === 'odd' ? 0 : 1)) apply(files, each)
    return files
  }
}

function apply(files: Map<string, Buffer>, change: Change): void {
  const before = files.get(change.file) ?? Buffer.alloc(0)
  if (change.call === 'gone') files.delete(change.file)
  else if (change.call === 'size') {
    const after = Buffer.alloc(change.size)
    before.copy(after)
    files.set(change.file, after)
  } else {
    const after = Buffer.alloc(Math.max(before.length, change.at + change.bytes.length))
    before.copy(after)
    change.bytes.copy(after, change.at)
    files.set(change.file, after)
  }
}

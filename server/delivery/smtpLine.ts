import type { Socket } from 'node:net'
import type { Outside } from './outside.ts'
import type { SmtpSettings } from './smtpUrl.ts'

export interface Reply {
  code: number
  text: string
}

/** The line was cut or fell silent. */
export class LineLost extends Error {
  override name = 'LineLost'
}

interface Waiter {
  resolve(reply: Reply): void
  reject(error: LineLost): void
}

/** One SMTP connection as a queue of replies: what was written first is answered first. */
export class SmtpLine {
  #socket: Socket
  #waiters: Waiter[] = []
  #text = ''
  #lines: string[] = []
  #lost: LineLost | null = null
  #outside: Outside
  #settings: SmtpSettings

  constructor(outside: Outside, settings: SmtpSettings) {
    this.#outside = outside
    this.#settings = settings
    const { host, port, implicitTls, trust } = settings
    this.#socket = implicitTls
      ? outside.connectTls(host, port, trust)
      : outside.connect(host, port, (bytes) => this.#read(bytes.toString('latin1')))
    this.#listen()
  }

  get lost(): boolean {
    return this.#lost !== null
  }

  write(text: string): void {
    this.#socket.write(text, 'latin1')
  }

  /** The reply to the next thing written that was not yet waited for. */
  reply(): Promise<Reply> {
    if (this.#lost) return Promise.reject(this.#lost)
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }))
  }

  command(text: string): Promise<Reply> {
    const reply = this.reply()
    if (!this.#lost) this.write(`${text}\r\n`)
    return reply
  }

  startTls(): void {
    this.#socket.removeAllListeners()
    this.#text = ''
    this.#socket = this.#outside.startTls(this.#socket, this.#settings.host, this.#settings.trust)
    this.#listen()
  }

  drop(): void {
    this.#socket.destroy()
    this.#lose('closed')
  }

  #listen() {
    this.#socket.setTimeout(this.#settings.timeoutMs, () => {
      this.#lose('silence')
      this.#socket.destroy()
    })
    this.#socket.on('data', (bytes) => this.#read(bytes.toString('latin1')))
    this.#socket.on('error', (error: NodeJS.ErrnoException) => this.#lose(error.code ?? error.message))
    this.#socket.on('close', () => this.#lose('cut'))
  }

  #read(text: string) {
    const lines = (this.#text + text).split(/\r?\n/)
    this.#text = (lines.pop() as string).slice(0, 4_096)
    for (const line of lines) {
      this.#lines.push(line.slice(4))
      if (line[3] === '-') continue
      const reply = { code: Number(line.slice(0, 3)), text: this.#lines.join('\n') }
      this.#lines = []
      this.#waiters.shift()?.resolve(reply)
    }
  }

  #lose(reason: string) {
    this.#lost ??= new LineLost(reason)
    for (const waiter of this.#waiters.splice(0)) waiter.reject(this.#lost)
  }
}

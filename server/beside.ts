import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process beside the console: work that must neither stop the console nor, should it fall, take it along. */
export interface Beside<In> {
  tell(message: In): void
  /** Ends it at once, as a crash would; what it wrote stays whole. */
  kill(): void
  /** Resolves when it is gone, however it ended. */
  ended: Promise<void>
}

/**
 * Starts a program whose file calls `runBeside`. Its data goes through the channel, never through arguments or the
 * environment: other users of the machine can read those, and keys are among it.
 */
export function startBeside<Data, In, Out>(
  program: URL,
  data: Data,
  on: { message: (message: Out) => void; error: (error: Error) => void },
): Beside<In> {
  const child = fork(fileURLToPath(program), {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.on('message', ({ say, fell }: FromBeside<Out>) => (fell ? on.error(fell) : on.message(say as Out)))
  child.on('error', on.error)
  child.on('exit', (code, signal) => {
    if (signal && !child.killed) on.error(new Error(`A process beside the console was ended by ${signal}.`))
    else if (code && !child.killed) on.error(new Error(`A process beside the console ended with ${code}.`))
  })
  const send = (message: Begin<Data> | { tell: In }) => {
    if (child.connected) child.send(message, () => {})
  }
  send({ begin: data })
  return { tell: (message) => send({ tell: message }), kill: () => void child.kill('SIGKILL'), ended }
}

interface Begin<Data> {
  begin: Data
}
type FromBeside<Out> = { say?: Out; fell?: Error }

/**
 * The other side: `work` answers with a listener and lives until it calls `end`, or is a task and ends with it. The console
 * says when to stop, so the signals of the terminal and the system are left to it; with the console gone it ends at once.
 */
export function runBeside<Data, In, Out>(
  work: (data: Data, to: { say(message: Out): void; end(): void }) => ((message: In) => void) | Promise<void>,
): void {
  let listen: ((message: In) => void) | undefined
  let ending = false
  const say = (message: Out) => void process.send?.({ say: message })
  const end = () => {
    ending = true
    process.disconnect()
  }
  const fall = (error: unknown) => {
    const fell = error instanceof Error ? error : new Error(String(error))
    process.send?.({ fell }, undefined, {}, () => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  process.on('uncaughtException', fall)
  process.on('disconnect', () => process.exit(ending ? 0 : 1))
  process.on('message', (message: Begin<Data> | { tell: In }) => {
    if ('tell' in message) return listen?.(message.tell)
    const working = work(message.begin, { say, end })
    if (typeof working === 'function') listen = working
    else working.then(end, fall)
  })
}

import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What is started again and again; another program may stand in, as long as it takes up what was left. */
export interface Victim {
  program: string
  env: Record<string, string>
}

export const tellingVictim = (setting: Record<string, unknown>): Victim => ({
  program: fileURLToPath(new URL('./telling.ts', import.meta.url)),
  env: { FENGHUO_CRASH: JSON.stringify(setting) },
})

export interface Kills {
  kills: number
  /** What was in flight at each kill. */
  inFlight: number[]
  /** The last life ended by itself. */
  finished: boolean
}

/**
 * Starts the victim and kills it with SIGKILL whenever `due` says so, `times` times, then lets it finish. `inFlight` is
 * read in the same turn as the kill.
 */
export async function killOften(
  victim: Victim,
  {
    times,
    due,
    inFlight,
    onMessage,
  }: {
    times: number
    due: (kill: number) => boolean
    inFlight: () => number
    onMessage?: (message: unknown) => void
  },
): Promise<Kills> {
  const seen: number[] = []
  let finished = false
  while (!finished) {
    const child = start(victim)
    if (onMessage) child.on('message', onMessage)
    finished = await live(child, () => {
      if (seen.length >= times || !due(seen.length)) return false
      seen.push(inFlight())
      return true
    })
  }
  return { kills: seen.length, inFlight: seen, finished }
}

function start({ program, env }: Victim): ChildProcess {
  return fork(program, [], {
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

/** One life: ends by itself (true) or by the kill (false). A life that ends with an error is a failure of the test. */
function live(child: ChildProcess, mayKill: () => boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let killed = false
    const watch = setInterval(() => {
      if (killed || !mayKill()) return
      killed = true
      child.kill('SIGKILL')
    }, 1)
    child.on('exit', (code) => {
      clearInterval(watch)
      if (killed) resolve(false)
      else if (code === 0) resolve(true)
      else reject(new Error(`The victim ended with ${code}.`))
    })
  })
}

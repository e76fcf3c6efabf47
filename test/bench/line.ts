import { arch, cpus, release, totalmem, type } from 'node:os'

/** Once, above the lines: figures of another machine are other figures. */
export function printMachine(): void {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  const system = `${type()} ${release()} ${arch()}`
  process.stdout.write(
    `${cpus().length} x ${cpus()[0]?.model.trim()}, ${memory} | Node ${process.version} | ${system}\n`,
  )
}

const whole = (n: number) => Math.round(n).toLocaleString('en')

/** One line: our figure, the peer's in the same run, and the ratio; more is better. */
export function printLine(name: string, ours: number, peer: string, theirs: number): void {
  printPeer(name, `${whole(ours)}/s`, `${peer}: ${whole(theirs)}/s`, ours / theirs)
}

/** One line for what is counted in time: our milliseconds, what they are held against, and the ratio; less is better. */
export function printMs(name: string, ours: number, against: number, what = 'at most'): void {
  const figure = (n: number) => n.toFixed(3)
  printPeer(name, `${figure(ours)} ms`, `${what}: ${figure(against)} ms`, ours / against)
}

/** One line in any other unit. */
export function printPeer(name: string, ours: string, peer: string, ratio: number): void {
  process.stdout.write(`${name}: ${ours} | ${peer} | ratio ${ratio.toFixed(2)}\n`)
}

/** Why a line is missing. */
export const printSkipped = (name: string, why: string) => process.stdout.write(`${name}: left out, ${why}\n`)

export async function perSecond(n: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (n * 1000) / (performance.now() - begun)
}

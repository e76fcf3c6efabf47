import { cpus, totalmem } from 'node:os'

const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`

/** One line of the benchmark: our figure, the peer's in the same run, and the ratio. */
export function printLine(name: string, ours: number, peer: string, theirs: number): void {
  const figure = (n: number) => Math.round(n).toLocaleString('en')
  const ratio = (ours / theirs).toFixed(2)
  process.stdout.write(
    `${name}: ${figure(ours)}/s | ${peer}: ${figure(theirs)}/s | ratio ${ratio} | ${machine}\n`,
  )
}

/** One line for what is counted in time: our milliseconds, what they are held against, and the ratio; less is better. */
export function printMs(name: string, ours: number, against: number, what = 'at most'): void {
  const figure = (n: number) => n.toFixed(3)
  process.stdout.write(
    `${name}: ${figure(ours)} ms | ${what}: ${figure(against)} ms | ratio ${(ours / against).toFixed(2)} | ${machine}\n`,
  )
}

export async function perSecond(n: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (n * 1000) / (performance.now() - begun)
}

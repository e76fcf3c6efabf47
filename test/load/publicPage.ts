import { fork } from 'node:child_process'
import { Agent, get } from 'node:http'
import { cpus } from 'node:os'

/**
 * `npm run load`: how many readers the public page holds, beside a bare Express that serves the same bytes from a file. Both
 * run in processes of their own, over kept connections, in turns, so that what else the machine does falls on both.
 */
const seconds = Number(process.argv[2] ?? 3)
const rounds = 4
const connections = 64

const agent = new Agent({ keepAlive: true, maxSockets: connections })

/** Answers a second, and how long the slowest hundredth took. */
async function hammer(url: string): Promise<{ rate: number; p99: number }> {
  const end = performance.now() + seconds * 1_000
  const took: number[] = []
  const reader = async () => {
    while (performance.now() < end) took.push(await read(url))
  }
  await Promise.all(Array.from({ length: connections }, reader))
  took.sort((a, b) => a - b)
  return { rate: took.length / seconds, p99: took[Math.floor(took.length * 0.99)] ?? 0 }
}

const read = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const from = performance.now()
    get(url, { agent }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`${url} answered ${answer.statusCode}`))
      answer.resume().on('end', () => resolve(performance.now() - from))
    }).on('error', reject)
  })

const served = (program: string): Promise<{ url: string; stop(): void }> =>
  new Promise((resolve, reject) => {
    const child = fork(new URL(program, import.meta.url), { execArgv: [] })
    child.once('message', (url) => resolve({ url: url as string, stop: () => child.kill() }))
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}.`)))
  })

const [ours, bare] = await Promise.all([served('./ourPage.ts'), served('./barePage.ts')])
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const figures = { ours: [] as number[], bare: [] as number[], p99: [] as number[] }
for (let round = 0; round < rounds; round++) {
  const { rate, p99 } = await hammer(ours.url)
  figures.ours.push(rate)
  figures.p99.push(p99)
  figures.bare.push((await hammer(bare.url)).rate)
}
const [a, b] = [mean(figures.ours), mean(figures.bare)]
process.stdout.write(
  `public page: ${a.toFixed(0)}/s (p99 ${mean(figures.p99).toFixed(0)} ms), Express with the same file: ${b.toFixed(0)}/s, ratio ${(a / b).toFixed(2)}; ${connections} connections, ${rounds} x ${seconds} s, ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}\n`,
)
ours.stop()
bare.stop()
process.exit(0)

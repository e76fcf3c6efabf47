import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Queue, Worker } from 'bullmq'
import type { SendMailOptions, Transporter } from 'nodemailer'
import { perSecond } from './line.ts'
import { answers, freePort } from './ports.ts'

const redisServer = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find((path) => existsSync(path))

/** Jobs a second, each a mail, through BullMQ on a Redis of its own; `null` where there is none. */
export async function queueRate(
  count: number,
  concurrency: number,
  transport: Transporter,
  letterTo: (n: number) => SendMailOptions,
): Promise<number | null> {
  if (!redisServer) return null
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-redis-'))
  const { redis, connection } = await startRedis(redisServer, folder)
  const rate = await perSecond(count, () =>
    work(connection, { count, concurrency }, (n) => transport.sendMail(letterTo(n))),
  )
  transport.close()
  const gone = new Promise((resolve) => redis.once('exit', resolve))
  redis.kill()
  await gone
  rmSync(folder, { recursive: true, force: true })
  return rate
}

async function startRedis(program: string, folder: string) {
  const port = await freePort()
  const options = [
    '--port',
    port,
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'yes',
  ]
  const redis: ChildProcess = spawn(program, options.map(String), { stdio: 'ignore' })
  while (!(await answers(port))) if (redis.exitCode !== null) throw new Error('Redis did not start.')
  return { redis, connection: { host: '127.0.0.1', port, maxRetriesPerRequest: null } }
}

type Connection = Awaited<ReturnType<typeof startRedis>>['connection']

async function work(
  connection: Connection,
  { count, concurrency }: { count: number; concurrency: number },
  send: (n: number) => Promise<unknown>,
): Promise<void> {
  const queue = new Queue('telling', { connection })
  let done = 0
  let finish: () => void = () => {}
  const all = new Promise<void>((resolve) => (finish = resolve))
  const worker = new Worker('telling', ({ data }) => send(data.n), { connection, concurrency })
  worker.on('completed', () => ++done === count && finish())
  for (let n = 1; n <= count; n += 1_000) {
    const some = Array.from({ length: Math.min(1_000, count - n + 1) }, (_, at) => ({
      name: 'mail',
      data: { n: n + at },
    }))
    await queue.addBulk(some)
  }
  await all
  await worker.close()
  await queue.close()
}

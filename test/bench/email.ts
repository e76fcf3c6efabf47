import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createTransport } from 'nodemailer'
import { renderText } from '../../server/delivery/message.ts'
import type { OrderText } from '../../server/delivery/order.ts'
import { emailOf, makeHome, makeOrder, peopleCsv } from '../peers/people.ts'
import { insertOrder, sendOrder, storeWith } from '../peers/telling.ts'
import { perSecond, printLine, printSkipped } from './line.ts'
import { queueRate } from './queue.ts'
import type { Sink } from './sink.ts'

const connections = 20

/**
 * Durable sends (intent on disk before each, result after, names filled in) against what remembers nothing: a pool, Postfix's
 * own generator of mail, and a queue in memory with a log. All to one sink, in one run.
 */
export async function benchEmail(
  sink: Sink,
  { ours, theirs }: { ours: number; theirs: number },
): Promise<void> {
  const name = `durable e-mail sends (window 400, to ${sink.name})`
  const own = await ownRate(sink, ours)
  const pool = await poolRate(sink, theirs)
  printLine(name, own, `nodemailer pool of ${connections}, nothing kept`, pool)
  if (existsSync(source)) printLine(name, own, 'smtp-source, C, nothing kept', await sourceRate(sink, ours))
  else printSkipped(`${name} beside smtp-source`, 'Postfix is not installed')
  const queued = await queueRate(theirs, connections, transportTo(sink), letterTo)
  if (queued) printLine(name, own, 'BullMQ + nodemailer, log synced each second', queued)
  else printSkipped(`${name} beside BullMQ`, 'redis-server is not installed')
}

async function ownRate(sink: Sink, count: number): Promise<number> {
  const home = makeHome()
  const store = await storeWith(home, peopleCsv(count))
  const order = makeOrder('o1')
  await insertOrder(store, order)
  const smtpUrl = `smtp://127.0.0.1:${sink.port}?connections=${connections}&window=400`
  const rate = await perSecond(count, () => sendOrder(home, store, order, { smtpUrl }).ended)
  const counts = await store.countsOf('o1')
  if (counts?.all.find(({ state }) => state === 'accepted')?.n !== count)
    throw new Error('Not everybody was sent to.')
  store.close()
  home.remove()
  return rate
}

const transportTo = (sink: Sink) =>
  createTransport({
    host: '127.0.0.1',
    port: sink.port,
    pool: true,
    maxConnections: connections,
    maxMessages: 1_000,
  })

/** The same words to each person as ours. */
function letterTo(n: number) {
  const text = makeOrder('o1').body.texts[0] as OrderText
  const words = renderText(text, { name: `测试用户${n}`, code: 'K7M4-2QXT' })
  return {
    from: { name: '示例云', address: 'notice@cloud.example' },
    to: emailOf(n),
    subject: words.subject as string,
    text: words.text,
    html: words.html as string,
  }
}

function poolRate(sink: Sink, count: number): Promise<number> {
  const transport = transportTo(sink)
  let next = 1
  const lane = async () => {
    while (next <= count) await transport.sendMail(letterTo(next++))
  }
  return perSecond(count, () => Promise.all(Array.from({ length: connections }, lane))).finally(() =>
    transport.close(),
  )
}

const source = '/usr/sbin/smtp-source'

/** As many connections, kept open, and letters as long as ours. */
function sourceRate(sink: Sink, count: number): Promise<number> {
  const mail = ['-f', 'notice@cloud.example', '-t', emailOf(1), '-l', '1500']
  const args = ['-d', '-s', String(connections), '-m', String(count), ...mail, `127.0.0.1:${sink.port}`]
  return perSecond(count, async () => {
    const code = await new Promise((resolve) => spawn(source, args).once('exit', resolve))
    if (code !== 0) throw new Error('smtp-source did not send everything.')
  })
}

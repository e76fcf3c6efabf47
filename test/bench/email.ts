import { createTransport } from 'nodemailer'
import { renderText } from '../../server/delivery/message.ts'
import type { OrderText } from '../../server/delivery/order.ts'
import { emailOf, makeHome, makeOrder, peopleCsv } from '../peers/people.ts'
import { sendOrder, storeWith } from '../peers/telling.ts'
import { perSecond, printLine } from './line.ts'
import { type Sink, startSink } from './sink.ts'

const connections = 20

/** Durable sends (intent on disk before each, result after, names filled in) against a pool that remembers nothing. */
export async function benchEmail(ours: number, theirs: number): Promise<void> {
  const sink = await startSink()
  const own = await ownRate(sink, ours)
  const pool = await poolRate(sink, theirs)
  sink.stop()
  printLine(
    `durable e-mail sends (window 400, to ${sink.name})`,
    own,
    `nodemailer pool of ${connections}, nothing kept`,
    pool,
  )
}

async function ownRate(sink: Sink, count: number): Promise<number> {
  const home = makeHome()
  const store = await storeWith(home, peopleCsv(count))
  const order = makeOrder('o1')
  const { id, world, digest, noticeDigest, stageLimit, body } = order
  await store.insertOrder(
    {
      id,
      world: JSON.stringify(world),
      digest,
      noticeDigest,
      stageLimit,
      bound: body.bound,
      body: JSON.stringify(body),
    },
    Date.now(),
  )
  const smtpUrl = `smtp://127.0.0.1:${sink.port}?connections=${connections}&window=400`
  const rate = await perSecond(count, () => sendOrder(home, store, order, { smtpUrl }).ended)
  const counts = await store.countsOf('o1')
  if (counts?.all.find(({ state }) => state === 'accepted')?.n !== count)
    throw new Error('Not everybody was sent to.')
  store.close()
  home.remove()
  return rate
}

function poolRate(sink: Sink, count: number): Promise<number> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: sink.port,
    pool: true,
    maxConnections: connections,
    maxMessages: 1_000,
  })
  const text = makeOrder('o1').body.texts[0] as OrderText
  let next = 1
  const lane = async () => {
    while (next <= count) {
      const n = next++
      const words = renderText(text, { name: `测试用户${n}`, code: 'K7M4-2QXT' })
      await transport.sendMail({
        from: { name: '示例云', address: 'notice@cloud.example' },
        to: emailOf(n),
        subject: words.subject as string,
        text: words.text,
        html: words.html as string,
      })
    }
  }
  return perSecond(count, () => Promise.all(Array.from({ length: connections }, lane))).finally(() =>
    transport.close(),
  )
}

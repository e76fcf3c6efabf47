import { connect, createServer } from 'node:net'
import { startSmtp } from '../peers/smtp.ts'

/** The test peer on a given port, for machines without Postfix: it forgets what it takes. */
const peer = await startSmtp()
setInterval(() => peer.received.splice(0), 1_000)
createServer((from) => {
  const to = connect(peer.port, '127.0.0.1')
  from.pipe(to).pipe(from)
  for (const side of [from, to]) side.on('error', () => {})
}).listen(Number(process.argv[2]), '127.0.0.1')

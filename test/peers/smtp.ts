import { createServer, type Server, type Socket } from 'node:net'

export interface Received {
  from: string
  to: string
  data: string
  /** MAIL and RCPT as they came, with their parameters. */
  asked: string
}

/** How the server treats one recipient, or everybody. */
export interface SmtpTricks {
  /** Listens here instead of on a free port: a server that comes back. */
  port?: number
  /** Offers PIPELINING. */
  pipelining?: boolean
  /** Answers to RCPT, by address. */
  refuse?: Record<string, string>
  /** Answer to the final dot, by address; the message is not taken. */
  refuseData?: Record<string, string>
  /** Answers 4xx to the first RCPT of every address, as greylisting does. */
  greylist?: boolean
  /** Takes the message of these addresses, then cuts the line without a word. */
  cutAfterDot?: Set<string>
  /** Offers reports on deliveries (RFC 3461). */
  dsn?: boolean
  /** Cuts at MAIL FROM this many times. */
  cutAtMail?: number
  /** Takes the connection and says nothing. */
  mute?: boolean
  /** Waits before it answers the final dot. */
  slowMs?: number
}

export interface SmtpPeer {
  port: number
  received: Received[]
  connections: number
  tricks: SmtpTricks
  /** Messages whose end came in but whose answer has not gone out. */
  inFlight(): number
  close(): Promise<void>
}

/** A real SMTP server, on a free port unless one is named, that records what it takes and misbehaves on demand. */
export async function startSmtp(tricks: SmtpTricks = {}): Promise<SmtpPeer> {
  const sockets = new Set<Socket>()
  const seen = new Set<string>()
  let answering = 0
  const peer: SmtpPeer = {
    port: 0,
    received: [],
    connections: 0,
    tricks,
    inFlight: () => answering,
    close: () => closeServer(server, sockets),
  }
  const server = createServer({ noDelay: true }, (socket) => {
    peer.connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    talk(socket, peer, seen, (by) => (answering += by))
  })
  await new Promise<void>((resolve) => server.listen(tricks.port ?? 0, '127.0.0.1', resolve))
  peer.port = (server.address() as { port: number }).port
  return peer
}

function closeServer(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  return new Promise((resolve) => server.close(() => resolve()))
}

function talk(socket: Socket, peer: SmtpPeer, seen: Set<string>, count: (by: 1 | -1) => void) {
  const { tricks } = peer
  const say = (line: string) => socket.writable && socket.write(`${line}\r\n`)
  const mail = { from: '', to: '', asked: '' }
  let buffer = ''
  let inData = false
  let busy = false

  const finish = async (data: string) => {
    const { from, to } = mail
    const refusal = tricks.refuseData?.[to]
    if (refusal) return say(refusal)
    peer.received.push({ from, to, data, asked: mail.asked })
    count(1)
    if (tricks.slowMs) await new Promise((resolve) => setTimeout(resolve, tricks.slowMs))
    count(-1)
    if (tricks.cutAfterDot?.has(to)) return socket.destroy()
    return say(`250 2.0.0 taken ${peer.received.length}`)
  }

  const commands: Record<string, (line: string) => void> = {
    EHLO: () => {
      const offers = [
        'peer',
        ...(tricks.dsn ? ['DSN'] : []),
        ...(tricks.pipelining === false ? [] : ['PIPELINING']),
      ]
      say(offers.map((offer, at) => `250${at === offers.length - 1 ? ' ' : '-'}${offer}`).join('\r\n'))
    },
    MAIL: (line) => {
      mail.asked = line
      mail.from = between(line)
      mail.to = ''
      cutOr(() => say('250 ok'))
    },
    RCPT: (line) => {
      mail.asked += `\n${line}`
      recipient(between(line))
    },
    DATA: () => {
      inData = mail.to !== ''
      say(inData ? '354 go on' : '503 no recipient')
    },
    QUIT: () => {
      say('221 bye')
      socket.end()
    },
    RSET: () => {
      mail.to = ''
      say('250 ok')
    },
  }
  const cutOr = (go: () => void) => {
    if (!tricks.cutAtMail) return go()
    tricks.cutAtMail--
    socket.destroy()
  }
  const recipient = (to: string) => {
    const refusal = tricks.refuse?.[to] ?? (tricks.greylist && !seen.has(to) ? '451 4.7.1 greylisted' : null)
    seen.add(to)
    if (refusal) return say(refusal)
    mail.to = to
    say('250 ok')
  }

  const take = async (): Promise<boolean> => {
    const mark = inData ? '\r\n.\r\n' : '\r\n'
    const end = buffer.indexOf(mark)
    if (end < 0 || socket.destroyed) return false
    const piece = buffer.slice(0, end)
    buffer = buffer.slice(end + mark.length)
    if (!inData) (commands[piece.slice(0, 4).toUpperCase()] ?? (() => say('500 what')))(piece)
    else {
      inData = false
      await finish(piece)
    }
    return true
  }
  const read = async () => {
    if (busy) return
    busy = true
    while (await take());
    busy = false
  }
  socket.on('data', (bytes) => {
    buffer += bytes.toString('latin1')
    void read()
  })
  if (!tricks.mute) say('220 peer ESMTP')
}

const between = (line: string): string => /<(.*?)>/.exec(line)?.[1] ?? ''

import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { reachesOutside, type World } from '../rules/world.ts'

/** Thrown when a world that must stay sealed tries to reach somebody. */
export class SealedWorld extends Error {
  override name = 'SealedWorld'
}

/**
 * The one door to people and providers. No other file of the people's outbox opens a connection, so a drill or the
 * worked example cannot reach anybody whatever is configured.
 */
export function outside(world: World) {
  const refuse = () => {
    if (!reachesOutside(world)) throw new SealedWorld(`Nothing leaves the world "${world.id}".`)
  }
  return {
    refuse,
    /** Bytes are read into one buffer that is used again: look at them at once, or copy. */
    connect(host: string, port: number, read: (bytes: Buffer) => void): Socket {
      refuse()
      const callback = (n: number, bytes: Uint8Array) => {
        read(Buffer.from(bytes.buffer, bytes.byteOffset, n))
        return true
      }
      return connectTcp({ host, port, noDelay: true, onread: { buffer: Buffer.alloc(readBytes), callback } })
    },
    connectTls(host: string, port: number, trust: boolean): TLSSocket {
      refuse()
      return connectTls({ host, port, ...named(host), rejectUnauthorized: trust })
    },
    startTls(socket: Socket, host: string, trust: boolean): TLSSocket {
      refuse()
      return connectTls({ socket, ...named(host), rejectUnauthorized: trust })
    },
    request(url: URL, init: RequestInit): Promise<Response> {
      refuse()
      return fetch(url, init)
    },
  }
}

const readBytes = 16_384

export type Outside = ReturnType<typeof outside>

/** TLS names a host, never a bare address (RFC 6066 3); the certificate is then checked against the address itself. */
const named = (host: string) => (isIP(host) ? { host } : { servername: host })

import { io, type Socket } from 'socket.io-client'
import type { FromPage, FromServer } from '../../server/contract/live.ts'

type Line = Socket<FromServer, FromPage>

let line: Line | undefined

/** The one socket of the page; same origin, the session's cookie says who is listening. */
export function openSocket(): Line {
  line ??= io({ autoConnect: false, withCredentials: true })
  return line
}

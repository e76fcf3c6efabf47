import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { answers, freePort } from './ports.ts'

export interface Sink {
  name: string
  port: number
  stop(): void
}

const smtpSink = '/usr/sbin/smtp-sink'
/** It will not run as root. */
const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : []

/** A server that takes mail as fast as it can, in a process of its own: Postfix's smtp-sink, else our test peer. */
export async function startSink(): Promise<Sink> {
  const port = await freePort()
  const real = existsSync(smtpSink)
  const child = real
    ? spawn(smtpSink, [...asNobody, `127.0.0.1:${port}`, '1000'], { stdio: 'ignore' })
    : spawn(process.execPath, [fileURLToPath(new URL('./sinkPeer.ts', import.meta.url)), String(port)], {
        stdio: 'ignore',
      })
  while (!(await answers(port))) if (child.exitCode !== null) throw new Error('The sink did not start.')
  return { name: real ? 'smtp-sink' : 'test peer', port, stop: () => void child.kill() }
}

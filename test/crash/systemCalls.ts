import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** What one thread asked of the system, in its order. */
export type SystemCall =
  | { call: 'write'; file: string; at: number; bytes: Buffer }
  | { call: 'sync'; file: string }
  | { call: 'gone'; file: string }
  | { call: 'size'; file: string; size: number }
  | { call: 'sent'; line: string; bytes: Buffer }

const traced = 'pwrite64,write,writev,sendmsg,sendto,fdatasync,fsync,ftruncate,unlink,rename'

/** Runs a program under strace until it ends; its main thread alone is recorded, which is the one that writes and sends. */
export async function record(program: string, env: Record<string, string>, into: string): Promise<void> {
  const options = ['-qq', '-yy', '-xx', '-s', '200000', '-e', `trace=${traced}`, '-o', into]
  const child = spawn('strace', [...options, process.execPath, program], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`The recorded program ended with ${code}.`)
}

export async function* readCalls(path: string): AsyncGenerator<SystemCall> {
  for await (const text of createInterface(createReadStream(path, 'latin1'))) {
    const call = callOf(text)
    if (call) yield call
  }
}

const shape = /^(\w+)\((?:\d+<(.*?)>(?=[,)]))?(.*)\)\s+= (-?\d+)/

function callOf(text: string): SystemCall | null {
  const [, name = '', file = '', rest = '', result = ''] = shape.exec(text) ?? []
  if (Number(result) < 0) return null
  if (name === 'fdatasync' || name === 'fsync') return { call: 'sync', file: plain(file) }
  if (name === 'unlink') return { call: 'gone', file: bytesOf(rest).toString() }
  if (name === 'rename') throw new Error('The store renames a file, which this test does not follow.')
  if (name === 'ftruncate') return { call: 'size', file: plain(file), size: Number(rest.slice(2)) }
  const bytes = bytesOf(rest).subarray(0, Number(result))
  if (name === 'pwrite64')
    return { call: 'write', file: plain(file), at: Number(/(\d+)$/.exec(rest)![1]), bytes }
  return file.startsWith('TCP') ? { call: 'sent', line: file, bytes } : null
}

/** Every string of the call, end to end: a gathered write has several. */
const bytesOf = (text: string): Buffer =>
  Buffer.from(
    [...text.matchAll(/"((?:\\x..)*)"/g)].map(([, hex]) => hex!.replaceAll('\\x', '')).join(''),
    'hex',
  )

/** Paths come in hexadecimal too. */
const plain = (path: string): string =>
  path.startsWith('\\x') ? Buffer.from(path.replaceAll('\\x', ''), 'hex').toString() : path

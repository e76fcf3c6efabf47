import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Turns a Word document into PDF, one at a time. */
export interface PdfMaker {
  /** Why there is none: no converter is installed here. */
  available: boolean
  make(docx: Buffer): Promise<Buffer>
  stop(): Promise<void>
}

/** Why a document could not be turned into PDF. */
export class PdfFailed extends Error {
  readonly reason: 'absent' | 'busy' | 'timeout' | 'failed'
  constructor(reason: PdfFailed['reason']) {
    super(reason)
    this.reason = reason
  }
}

interface Setting {
  /** The converter's program; undefined = none. */
  program: string | undefined
  timeoutMs?: number
  /** Requests that may wait; more are told to come back. */
  waiting?: number
}

const names = ['soffice', 'libreoffice']
const usual = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/libreoffice/program',
  '/Applications/LibreOffice.app/Contents/MacOS',
]

/** LibreOffice, where it is installed: looked for once, at start. */
export function findConverter(path = process.env.PATH ?? ''): string | undefined {
  const folders = [...path.split(delimiter), ...usual].filter(Boolean)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram)
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * One document after another, each in a folder of its own that is gone afterwards, with the converter's own profile so that
 * nobody's office is disturbed; macros and every address outside are switched off in it.
 */
export function createPdfMaker({ program, timeoutMs = 60_000, waiting = 20 }: Setting): PdfMaker {
  let queue: Promise<unknown> = Promise.resolve()
  let queued = 0
  let profile: Promise<string> | undefined
  const drop = async () => {
    const made = profile
    profile = undefined
    if (made) await rm(await made, { recursive: true, force: true })
  }
  const one = async (docx: Buffer) => {
    profile ??= makeProfile()
    try {
      return await convert(program as string, await profile, docx, timeoutMs)
    } catch (error) {
      await drop()
      throw error
    }
  }
  return {
    available: program !== undefined,
    async make(docx) {
      if (!program) throw new PdfFailed('absent')
      if (queued >= waiting) throw new PdfFailed('busy')
      queued += 1
      const mine = queue.then(() => one(docx))
      queue = mine.catch(() => {})
      return mine.finally(() => {
        queued -= 1
      })
    },
    async stop() {
      await queue
      await drop()
    },
  }
}

async function convert(program: string, profile: string, docx: Buffer, timeoutMs: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'fenghuo-pdf-'))
  try {
    await writeFile(join(folder, 'document.docx'), docx, { mode: 0o600 })
    const profileAt = `-env:UserInstallation=${pathToFileURL(profile).href}`
    const how = ['--headless', '--norestore', '--nolockcheck', '--nologo', '--convert-to', 'pdf']
    await run(program, [profileAt, ...how, '--outdir', folder, join(folder, 'document.docx')], timeoutMs)
    return await readFile(join(folder, 'document.pdf')).catch(() => {
      throw new PdfFailed('failed')
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** In a group of its own, so that what the converter starts ends with it. Proxies that lead nowhere keep it off the network. */
function run(program: string, args: readonly string[], timeoutMs: number): Promise<void> {
  const nowhere = 'http://127.0.0.1:9'
  const env = {
    PATH: process.env.PATH,
    HOME: tmpdir(),
    LANG: 'C.UTF-8',
    http_proxy: nowhere,
    https_proxy: nowhere,
  }
  const child = spawn(program, args, { env, stdio: 'ignore', detached: true })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
      reject(new PdfFailed('timeout'))
    }, timeoutMs)
    child.once('error', () => reject(new PdfFailed('failed')))
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new PdfFailed('failed'))))
    child.once('close', () => clearTimeout(timer))
  })
}

async function makeProfile(): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'fenghuo-office-'))
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings)
  return profile
}

const item = (path: string, name: string, value: string) =>
  `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`

const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${[
  item('Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'),
  item('Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'),
  item('Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'),
  item('Office.Common/Security/Scripting', 'DisableActiveContent', 'true'),
  item('Inet/Settings', 'ooInetProxyType', '2'),
  item('Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'),
  item('Inet/Settings', 'ooInetHTTPProxyPort', '9'),
  item('Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'),
  item('Inet/Settings', 'ooInetHTTPSProxyPort', '9'),
].join('\n')}
</oor:items>
`

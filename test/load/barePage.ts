import { mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'

/** The least that Express can do: one file of the size of the page, by its own static middleware. */
const folder = mkdtempSync(join(tmpdir(), 'fenghuo-bare-'))
writeFileSync(join(folder, 'index.html'), `<!doctype html>\n<title>page</title>\n${'公告'.repeat(2_000)}`)
const server = express()
  .use(express.static(folder))
  .listen(0, '127.0.0.1', () => {
    process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  })

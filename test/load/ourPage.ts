import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../server/config.ts'
import { startConsole } from '../../server/console.ts'
import { api } from '../../server/contract/api.ts'
import { breachFacts, stateFacts } from '../breach.ts'
import type { TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, setUpTeam } from '../team.ts'

/** A console with one published announcement; says its address to whoever started it. */
const folder = mkdtempSync(join(tmpdir(), 'fenghuo-load-'))
const running = await startConsole(readConfig({ PORT: '0', FENGHUO_DATA: folder }))
const console_ = { ...running, folder, now: Date.now } as unknown as TestConsole
const team = await setUpTeam(console_)
const { id: incidentId } = await declareBreach(team.member, console_)
await acceptSeats(team, incidentId)
await stateFacts(team.security, incidentId, breachFacts(console_))
const { id: noticeId } = await team.affairs.call(api.draftNotice, { params: { incidentId } })
const draft = await team.affairs.call(api.draftAnnouncement, { params: { incidentId }, body: { noticeId } })
const params = { incidentId, announcementId: draft.id }
const { digest } = await team.affairs.call(api.submitAnnouncement, { params, body: { version: 1 } })
await team.legal.call(api.approveAnnouncement, { params, body: { version: 1, digest } })
const { url } = await team.affairs.call(api.publishAnnouncement, { params, body: { version: 1 } })
process.send?.(running.url + new URL(url).pathname)
process.once('SIGTERM', () =>
  running.stop().then(() => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  }),
)

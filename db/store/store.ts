import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import type { ChannelKind, DeliveryChannel, DeliveryState } from '../../server/rules/delivery.ts'
import type { StageFigures } from '../../server/rules/sendingPlan.ts'
import { type AudienceStore, audienceOf } from './audienceStore.ts'
import { type CallStore, callStore } from './callStore.ts'
import type { Claim } from './claim.ts'
import * as coverage from './coverage.ts'
import * as deliveries from './deliveries.ts'
import * as events from './events.ts'
import * as inSite from './inSite.ts'
import type { KeyKind, Keyring, Keys, SealedKeys } from './keys.ts'
import * as orders from './orders.ts'
import * as queries from './queries.ts'
import * as retention from './retention.ts'
import type * as rows from './rows.ts'
import { drawOrder } from './sample.ts'
import { columnsOfLayout4, schema, schemaVersion, tablesOfLayout4, witnessTable } from './schema.ts'
import { wakeAll } from './sleep.ts'
import { haltFigures, stageFigures } from './stage.ts'
import { recount, recountCohorts } from './tally.ts'
import * as unknown from './unknown.ts'

/**
 * The people of one incident and what was sent to them. Everything is asynchronous and set-wise, so that a store on
 * another database can stand in its place; each method is one transaction.
 */
export interface PeopleStore extends AudienceStore {
  insertOrder(order: rows.NewOrder, now: number): Promise<rows.OrderRow>
  findOrder(id: string): Promise<rows.OrderRow | undefined>
  listOrders(): Promise<rows.OrderRow[]>
  pauseOrder(id: string, reason: string): Promise<void>
  releaseOrder(id: string, release: orders.ReleasedBy): Promise<void>
  /** Lets messages of an order leave at any hour. */
  wakeAll(id: string): Promise<void>
  /** Draws whom the first stages tell; once, before the first message. */
  drawOrder(id: string): Promise<void>
  /** What the stage at hand came to, and what it came to since somebody last looked into it. */
  stageOf(id: string): Promise<{ stage: StageFigures; halt: Omit<StageFigures, 'people'> } | undefined>
  cancelOrder(id: string, now: number): Promise<void>
  /** Channels that cannot carry this order now. */
  passOver(id: string, kinds: readonly ChannelKind[]): Promise<void>
  repeatInSite(no: number, now: number): Promise<void>
  /** In-site messages to the person with this account, newest first, and the person. */
  inSiteOf(ref: string): Promise<{ person: rows.Person; messages: ReturnType<typeof inSite.inSiteOf> } | null>
  takeOrder(id: string, resend: boolean, now: number): Promise<rows.OrderRow | undefined>
  step(
    held: { no: number; epoch: number; callPrefix: string },
    work: { results: readonly rows.Settled[]; claims: readonly Claim[]; now: number },
  ): Promise<deliveries.Step>
  applyEvent(id: number, state: DeliveryState, code: string | null, now: number): Promise<boolean>
  /** Receipts and bounces, one transaction for all; returns how many changed something. */
  applyEvents(events: readonly events.DeliveryEvent[], now: number): Promise<number>
  expireUnknown(no: number, before: number, now: number): Promise<number>
  countsOf(id: string, at?: number): Promise<rows.Counts | undefined>
  /** Everybody of an order by region, language, group or tenant; chain 1 = guardians told besides. */
  coverageBy(id: string, by: coverage.Dimension, chain: rows.Chain): Promise<coverage.CoverageBy[]>
  /** Counts the coverage ledger anew from the deliveries. */
  rebuildCoverage(): Promise<void>
  deliveriesOf(orderNo: number, person: number): Promise<rows.DeliveryRow[]>
  deliveriesInCall(call: string): Promise<rows.DeliveryRow[]>
  listDeliveries(orderNo: number, filter: queries.RowFilter): Promise<rows.DeliveryRow[]>
  unknownCalls(orderNo: number): Promise<string[]>
  unknownCodes(orderNo: number): Promise<{ channel: DeliveryChannel; code: string; n: number }[]>
  giveUpUnknown(orderNo: number, now: number): Promise<number>

  /** Overwrites some of what lies under a key, for good; call until it answers `null`. Repeating it is harmless. */
  overwrite(kind: KeyKind, from: retention.Place, limit: number): Promise<retention.Place | null>
  /** Destroys one of the incident's keys and the page it lay on; true when no older page is left in the log either. */
  destroyKey(kind: KeyKind): Promise<boolean>
  alive(): Promise<Record<KeyKind, boolean>>
  /** The call desk. */
  calls: CallStore
  close(): void
}

/** Opens (or makes) the store of one incident: a SQLite file beside the main database. */
export function openPeopleStore(path: string, keyring: Keyring): PeopleStore {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const db = new Sqlite(path)
  prepareFile(db)
  let keys = openKeys(db, keyring)
  return {
    ...audienceOf(db, () => keys),
    ...outboxOf(db, () => keys),
    calls: callStore(db, () => keys),
    overwrite: async (kind, from, limit) => retention.overwrite(db, keys, kind, from, limit),
    destroyKey: async (kind) => {
      const emptied = retention.destroyKey(db, kind)
      keys = openKeys(db, keyring)
      return emptied
    },
    alive: async () => keys.alive,
    close: () => db.close(),
  }
}

/** FULL, because a claim must survive a power cut: a lost intent would be sent twice. */
function prepareFile(db: Sqlite.Database) {
  db.pragma('busy_timeout = 5000')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('secure_delete = ON')
  db.pragma('wal_autocheckpoint = 4000')
  db.pragma('cache_size = -65536')
  db.transaction(() => {
    const version = db.pragma('user_version', { simple: true }) as number
    if (version === schemaVersion) return
    if (version === 0) db.exec(schema)
    else if (version < schemaVersion) upgrade(db, version)
    else throw new Error(`This people's store has layout ${version}; this console reads ${schemaVersion}.`)
    db.pragma(`user_version = ${schemaVersion}`)
  }).immediate()
}

function upgrade(db: Sqlite.Database, from: number) {
  if (from < 4) recount(db)
  if (from < 3) db.exec(witnessTable)
  if (from < 4) {
    for (const [table, column] of columnsOfLayout4) db.exec(`ALTER TABLE ${table} ADD COLUMN ${column}`)
    db.exec(tablesOfLayout4)
    recountCohorts(db)
    coverage.rebuildCoverage(db)
    db.exec(`INSERT OR REPLACE INTO tally SELECT 'tenant', '', count(*) FROM person`)
  }
}

/** Keys are made once, when the file is; a destroyed one never comes back. */
function openKeys(db: Sqlite.Database, keyring: Keyring): Keys {
  return db
    .transaction(() => {
      const stored = db.prepare<[], { kind: KeyKind; sealed: Buffer }>('SELECT * FROM key').all()
      const empty = !stored.length && !db.prepare('SELECT 1 FROM batch').get()
      if (empty) {
        const made = keyring.create()
        for (const [kind, sealed] of Object.entries(made))
          db.prepare('INSERT INTO key VALUES (?, ?)').run(kind, sealed)
        return keyring.open(made)
      }
      const sealed: Partial<SealedKeys> = Object.fromEntries(stored.map((row) => [row.kind, row.sealed]))
      return keyring.open(sealed)
    })
    .immediate()
}

function outboxOf(
  db: Sqlite.Database,
  keys: () => Keys,
): Omit<PeopleStore, keyof AudienceStore | 'overwrite' | 'destroyKey' | 'alive' | 'calls' | 'close'> {
  return {
    insertOrder: async (order, now) => orders.insertOrder(db, order, now),
    findOrder: async (id) => orders.findOrder(db, id),
    listOrders: async () => orders.listOrders(db),
    pauseOrder: async (id, reason) => orders.pauseOrder(db, id, reason),
    releaseOrder: async (id, release) => orders.releaseOrder(db, id, release),
    drawOrder: async (id) => drawOrder(db, id),
    wakeAll: async (id) => {
      while (wakeAll(db, id)) await setImmediate()
    },
    stageOf: async (id) => {
      const order = orders.findOrder(db, id)
      return order && { stage: stageFigures(db, order), halt: haltFigures(db, order) }
    },
    cancelOrder: async (id, now) => {
      while (orders.cancelOrder(db, id, now)) await setImmediate()
    },
    passOver: async (id, kinds) => inSite.passOver(db, id, kinds),
    repeatInSite: async (no, now) => inSite.repeatInSite(db, no, now),
    inSiteOf: async (ref) => {
      const person = inSite.findByRef(db, keys(), ref)
      return person && { person, messages: inSite.inSiteOf(db, person.id) }
    },
    takeOrder: async (id, resend, now) => orders.takeOrder(db, id, resend, now),
    step: async (held, work) => deliveries.step(db, keys(), held, work),
    applyEvent: async (id, state, code, now) => events.applyEvent(db, id, state, code, now),
    applyEvents: async (news, now) => events.applyEvents(db, news, now),
    expireUnknown: async (no, before, now) => unknown.expireUnknown(db, no, before, now),
    countsOf: async (id, at = Date.now()) => orders.countsOf(db, id, at),
    coverageBy: async (id, by, chain) => {
      const order = orders.findOrder(db, id)
      return order ? coverage.coverageBy(db, order, by, chain) : []
    },
    rebuildCoverage: async () => db.transaction(() => coverage.rebuildCoverage(db)).immediate(),
    deliveriesOf: async (orderNo, person) => queries.deliveriesOf(db, orderNo, person),
    deliveriesInCall: async (call) => queries.deliveriesInCall(db, call),
    listDeliveries: async (orderNo, filter) => queries.listDeliveries(db, orderNo, filter),
    unknownCalls: async (orderNo) => queries.unknownCalls(db, orderNo),
    unknownCodes: async (orderNo) => unknown.unknownCodes(db, orderNo),
    giveUpUnknown: async (orderNo, now) => unknown.giveUpUnknown(db, orderNo, now),
  }
}

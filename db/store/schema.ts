import { arrivalTables } from './arrivals.ts'
import { callTables } from './callTables.ts'
import { coverageTables } from './coverage.ts'
import { inSiteTables } from './inSite.ts'
import { toldTables } from './told.ts'

/** Layout version, kept in `user_version`. */
export const schemaVersion = 4

/** What proves to whom something went, frozen when the contact values are destroyed: keyed digests under a salt a person. */
export const witnessTable = `
CREATE TABLE witness (person INTEGER NOT NULL, kind TEXT NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (person, kind)) STRICT, WITHOUT ROWID;
`

/** Added to an older store with what stands there as default: of people who were here before, nobody knows. */
export const columnsOfLayout4: readonly [table: string, column: string][] = [
  ['person', "tenant TEXT NOT NULL DEFAULT ''"],
  ['person', "mail_group TEXT NOT NULL DEFAULT ''"],
  ['person', "carrier TEXT NOT NULL DEFAULT ''"],
  ['person', 'block INTEGER'],
  ['batch', 'warnings INTEGER NOT NULL DEFAULT 0'],
  ['batch', 'mended INTEGER NOT NULL DEFAULT 0'],
  ['row_error', 'mended_in INTEGER'],
  ['batch', 'epoch INTEGER NOT NULL DEFAULT 0'],
  ['delivery', 'cohort INTEGER NOT NULL DEFAULT 0'],
  ['order_copy', 'staged INTEGER NOT NULL DEFAULT 0'],
  ['order_copy', 'stage INTEGER NOT NULL DEFAULT 0'],
  ['order_copy', 'sampled INTEGER'],
  ['order_copy', 'complaints INTEGER NOT NULL DEFAULT 0'],
  ['order_copy', 'stage_base TEXT'],
  ['order_copy', 'holds TEXT'],
  ['order_copy', "passed TEXT NOT NULL DEFAULT '[]'"],
  ['order_copy', "notice_id TEXT NOT NULL DEFAULT ''"],
  ['order_copy', 'restricted INTEGER NOT NULL DEFAULT 0'],
]

/**
 * Who the first stages tell, drawn before the first message; until when those wait whose night it is; the next free instant of
 * a mailbox house whose pace is limited.
 */
export const tablesOfLayout4 = `
CREATE TABLE sample (order_no INTEGER NOT NULL, pos INTEGER NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (order_no, pos)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sample_person ON sample (order_no, person);
CREATE TABLE asleep (order_no INTEGER NOT NULL, channel TEXT NOT NULL, until INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (order_no, channel, until)) STRICT, WITHOUT ROWID;
CREATE TABLE pace (house TEXT PRIMARY KEY, next_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
${coverageTables}${inSiteTables}${callTables}${arrivalTables}${toldTables}`

/**
 * One file per incident. Contact values lie in `sealed` only; `address` holds keyed digests, so the same person is
 * found again across files and spellings without a plain value.
 */
export const schema = `
CREATE TABLE key (kind TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;

CREATE TABLE batch (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, state TEXT NOT NULL, problem TEXT,
  encoding TEXT, header TEXT NOT NULL DEFAULT '[]', columns TEXT NOT NULL DEFAULT '{}', ignored TEXT NOT NULL DEFAULT '[]',
  done_row INTEGER NOT NULL DEFAULT 1, rows INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL DEFAULT 0,
  merged INTEGER NOT NULL DEFAULT 0, errors INTEGER NOT NULL DEFAULT 0, started_at INTEGER NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 0, warnings INTEGER NOT NULL DEFAULT 0, mended INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY, grp TEXT NOT NULL, language TEXT NOT NULL, region TEXT NOT NULL,
  minor INTEGER NOT NULL, reach INTEGER NOT NULL, sealed BLOB NOT NULL, batch_no INTEGER NOT NULL, row INTEGER NOT NULL,
  tenant TEXT NOT NULL DEFAULT '', mail_group TEXT NOT NULL DEFAULT '', carrier TEXT NOT NULL DEFAULT '', block INTEGER
) STRICT;

CREATE TABLE address (digest BLOB PRIMARY KEY, person INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE tally (kind TEXT NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, key)) STRICT, WITHOUT ROWID;

CREATE TABLE row_error (
  batch_no INTEGER NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL, code TEXT NOT NULL, sealed BLOB NOT NULL,
  mended_in INTEGER, PRIMARY KEY (batch_no, row, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE duplicate (
  batch_no INTEGER NOT NULL, row INTEGER NOT NULL, of_batch INTEGER NOT NULL, of_row INTEGER NOT NULL,
  found_by TEXT NOT NULL, differs TEXT NOT NULL, PRIMARY KEY (batch_no, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_copy (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL, world TEXT NOT NULL, digest TEXT NOT NULL,
  notice_digest TEXT NOT NULL, state TEXT NOT NULL, reason TEXT, epoch INTEGER NOT NULL DEFAULT 0,
  planned_to INTEGER NOT NULL DEFAULT 0, planned INTEGER NOT NULL DEFAULT 0, people_at_end INTEGER,
  stage INTEGER NOT NULL DEFAULT 0, stage_limit INTEGER, stage_from INTEGER NOT NULL DEFAULT 0, bound INTEGER NOT NULL, resent INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL, last_at INTEGER, staged INTEGER NOT NULL DEFAULT 0, sampled INTEGER,
  complaints INTEGER NOT NULL DEFAULT 0, stage_base TEXT, holds TEXT, passed TEXT NOT NULL DEFAULT '[]',
  notice_id TEXT NOT NULL DEFAULT '', restricted INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY, order_no INTEGER NOT NULL, person INTEGER NOT NULL, chain INTEGER NOT NULL,
  channel TEXT NOT NULL, state TEXT NOT NULL, stands INTEGER NOT NULL, attempt INTEGER NOT NULL DEFAULT 0,
  resends INTEGER NOT NULL DEFAULT 0, epoch INTEGER NOT NULL DEFAULT 0, call TEXT, ref TEXT, code TEXT,
  made_at INTEGER NOT NULL, intent_at INTEGER, end_at INTEGER, next_at INTEGER NOT NULL DEFAULT 0,
  cohort INTEGER NOT NULL DEFAULT 0,
  UNIQUE (order_no, person, chain, channel)
) STRICT;
CREATE INDEX delivery_due ON delivery (order_no, channel, next_at) WHERE state = 'pending';
CREATE INDEX delivery_sending ON delivery (order_no) WHERE state = 'sending';
CREATE INDEX delivery_unknown ON delivery (order_no, end_at) WHERE state = 'unknown';
CREATE INDEX delivery_awaiting ON delivery (order_no, end_at) WHERE state = 'accepted' AND channel = 'sms';
CREATE INDEX delivery_call ON delivery (call) WHERE call IS NOT NULL;
CREATE INDEX delivery_resent ON delivery (order_no) WHERE resends > 0;

CREATE TABLE counter (
  order_no INTEGER NOT NULL, chain INTEGER NOT NULL, channel TEXT NOT NULL, state TEXT NOT NULL, stands INTEGER NOT NULL,
  n INTEGER NOT NULL, PRIMARY KEY (order_no, chain, channel, state, stands)
) STRICT, WITHOUT ROWID;
${tablesOfLayout4}${witnessTable}`

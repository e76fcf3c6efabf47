/**
 * Calls are made by people. `call_hold`: who holds which number now, one caller a number and one number a caller;
 * `call_wish`: when a person asked to be called, and in which language; `attempt`: how earlier attempts of a delivery ended.
 */
export const callTables = `
CREATE TABLE call_hold (
  delivery INTEGER PRIMARY KEY, number BLOB NOT NULL UNIQUE, caller TEXT NOT NULL UNIQUE, since INTEGER NOT NULL,
  until INTEGER NOT NULL, begun_at INTEGER, confirmed_at INTEGER
) STRICT;
CREATE TABLE call_wish (delivery INTEGER PRIMARY KEY, order_no INTEGER NOT NULL, at INTEGER NOT NULL, language TEXT) STRICT;
CREATE INDEX call_wish_at ON call_wish (order_no, at);
CREATE TABLE attempt (
  delivery INTEGER NOT NULL, n INTEGER NOT NULL, begun_at INTEGER, ended_at INTEGER NOT NULL, code TEXT, by TEXT,
  PRIMARY KEY (delivery, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_by ON attempt (by, ended_at) WHERE by IS NOT NULL;
`

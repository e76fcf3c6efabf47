import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PersonProof } from '../../db/store/proof.ts'
import { begin } from '../../db/store/retention.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import { destroyIn, proofIn } from '../../server/audience/destroy.ts'
import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { toLayout3 } from '../olderStore.ts'
import { makeHome, makeOrder, peopleCsv } from '../peers/people.ts'
import { type Home, storeWith, tell } from '../peers/telling.ts'

let home: Home
let store: PeopleStore
beforeEach(async () => {
  home = makeHome()
  store = await storeWith(home, `${peopleCsv(30, { phones: true })}bad,坏行,not-mail,not-phone\n`)
})
afterEach(() => {
  store.close()
  home.remove()
})

const proofs = async (): Promise<PersonProof[]> => {
  const all: PersonProof[] = []
  for await (const one of proofIn(store)) all.push(one)
  return all
}
const shown = (all: PersonProof[]) =>
  all.map(({ code, digests, salt }) => {
    const kinds = Object.entries(digests).map(([kind, digest]) => `${kind} ${digest.toString('hex')}`)
    return [code, kinds.sort(), salt.toString('hex')]
  })
const path = () => join(home.folder, 'people', 'i1.sqlite')
/** The rows of one column that lie in the file, by another connection than the store's. */
const column = (sql: string): unknown[] => {
  const db = new Sqlite(path(), { readonly: true })
  const rows = db.prepare(sql).pluck().all()
  db.close()
  return rows
}
const bytes = () =>
  readdirSync(join(home.folder, 'people')).map((name) => readFileSync(join(home.folder, 'people', name)))

test('what proves the telling is the same after the contact values are gone', async () => {
  const before = shown(await proofs())
  expect(before).toHaveLength(30)
  expect(before[0]?.[1]).toHaveLength(3)
  expect(await destroyIn(store, 'contact')).toBe(true)
  expect(await store.alive()).toEqual({ contact: false, proof: true })
  expect(shown(await proofs())).toEqual(before)
  expect((await store.findPerson(1))?.name).toBe('')
})

test('neither the sealed key nor a sealed value is left in any file', async () => {
  const key = column(`SELECT sealed FROM key WHERE kind = 'contact'`)[0] as Buffer
  const values = column('SELECT sealed FROM block UNION ALL SELECT sealed FROM row_error') as Buffer[]
  expect(bytes().some((file) => file.includes(key))).toBe(true)
  await destroyIn(store, 'contact')
  for (const value of [key, ...values]) expect(bytes().some((file) => file.includes(value))).toBe(false)
})

test('cut off halfway, it is taken up again and nobody’s digests are lost', async () => {
  const before = shown(await proofs())
  await store.overwrite('contact', begin, 7)
  expect(column('SELECT count(*) FROM person WHERE block IS NULL')).toEqual([7])
  store.close()
  store = openIncidentStore(home, 'i1')
  expect(shown(await proofs())).toEqual(before)
  await destroyIn(store, 'contact')
  expect(shown(await proofs())).toEqual(before)
})

test('proof gone: counts and delivery rows stay, with nothing that a person could be known by', async () => {
  await tell(home, store, makeOrder('o1'), {})
  await destroyIn(store, 'contact')
  await destroyIn(store, 'proof')
  expect(await store.listProof(0, 10)).toBeNull()
  expect(column('SELECT count(*) FROM address UNION ALL SELECT count(*) FROM witness')).toEqual([0, 0])
  expect(column('SELECT count(*) FROM delivery WHERE ref IS NULL AND call IS NULL')).toEqual([30])
  expect(await store.findByCode('K7M4-2QXT')).toBeNull()
  expect((await store.countsOf('o1'))?.people).toBe(30)
  expect(await store.listPeople(0, 50)).toHaveLength(30)
})

test('a store of the layout before is taken over', async () => {
  store.close()
  const db = new Sqlite(path())
  toLayout3(db)
  db.exec('DROP TABLE witness; PRAGMA user_version = 2')
  db.close()
  store = openIncidentStore(home, 'i1')
  await destroyIn(store, 'contact')
  expect(await proofs()).toHaveLength(30)
  expect((await store.tallies()).filter(({ kind }) => kind === 'tenant')).toMatchObject([{ key: '', n: 30 }])
})

import { setImmediate as otherWork } from 'node:timers/promises'
import type { KeyKind } from '../../db/store/keys.ts'
import type { PersonProof } from '../../db/store/proof.ts'
import { begin } from '../../db/store/retention.ts'
import type { PeopleStore } from '../../db/store/store.ts'

/** Rows a transaction: some tens of milliseconds on a busy machine, between which the console does its other work. */
const atOnce = 200

/** True once nothing of the key is left in the store's log either. */
export async function destroyIn(store: PeopleStore, kind: KeyKind): Promise<boolean> {
  let place = await store.overwrite(kind, begin, atOnce)
  while (place) {
    await otherWork()
    place = await store.overwrite(kind, place, atOnce)
  }
  return store.destroyKey(kind)
}

export async function* proofIn(store: PeopleStore): AsyncGenerator<PersonProof> {
  let people = (await store.listProof(0, atOnce)) ?? []
  while (people.length) {
    yield* people
    await otherWork()
    people = (await store.listProof(people.at(-1)?.id ?? 0, atOnce)) ?? []
  }
}

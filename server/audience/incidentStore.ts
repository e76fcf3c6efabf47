import { createSecretKey } from 'node:crypto'
import { join } from 'node:path'
import { openPeopleStore, type PeopleStore } from '../../db/store/store.ts'
import { keyringOf } from './sealing.ts'

/** Where the people's stores lie and what opens them. Passes between processes as it is. */
export interface StoreSetting {
  /** The installation's data folder. */
  folder: string
  /** 32 bytes. */
  installationKey: Uint8Array
}

/** Opens the store of one incident: `<data>/people/<incident>.sqlite`. */
export function openIncidentStore(
  { folder, installationKey }: StoreSetting,
  incidentId: string,
): PeopleStore {
  if (!/^[\w-]+$/.test(incidentId)) throw new Error('An incident id is letters, digits, _ and -.')
  const path = join(folder, 'people', `${incidentId}.sqlite`)
  return openPeopleStore(path, keyringOf(createSecretKey(installationKey), incidentId))
}

import { createHmac, type KeyObject } from 'node:crypto'

/** `<delivery>.<mac>`: names one delivery of one incident and cannot be made up without the installation's key. */
export function markOf(key: KeyObject, incidentId: string, id: number): string {
  const mac = createHmac('sha256', key).update(`${incidentId}:${id}`).digest('hex').slice(0, 16)
  return `${id}.${mac}`
}

const pattern = /(?<![\da-f])(\d{1,15})\.([\da-f]{16})(?![\da-f])/gi

/** The first genuine mark in these texts, in the order they are to be trusted; `null` when none is ours. */
export function findMark(
  key: KeyObject,
  incidentIds: readonly string[],
  texts: readonly string[],
): { incidentId: string; id: number } | null {
  for (const text of texts) {
    for (const [mark, id] of text.matchAll(pattern)) {
      const said = mark.toLowerCase()
      const incidentId = incidentIds.find((each) => markOf(key, each, Number(id)) === said)
      if (incidentId) return { incidentId, id: Number(id) }
    }
  }
  return null
}

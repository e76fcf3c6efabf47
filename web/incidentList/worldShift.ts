import type { IncidentLine } from '../../server/contract/incidents.ts'
import { serverNow } from '../live/now.ts'

/** How far the world of a line runs ahead, in ms; to whole minutes, since the line may be some seconds old. */
export const shiftOfLine = ({ worldKind, worldNow }: IncidentLine): number =>
  worldKind === 'real' ? 0 : Math.round((Date.parse(worldNow) - serverNow()) / 60_000) * 60_000

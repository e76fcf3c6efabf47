/** A world: the real one, one drill, or the worked example. Clocks, numbers, people and figures never cross worlds. */
export const worldKinds = ['real', 'drill', 'example'] as const
export type WorldKind = (typeof worldKinds)[number]

export interface World {
  id: string
  kind: WorldKind
  /** How far this world's clock runs ahead of the machine's, in milliseconds (a drill may jump hours). */
  shiftMs: number
}

export const realWorld: World = { id: 'real', kind: 'real', shiftMs: 0 }

/** People and authorities are reached from the real world only (asked by every channel before it opens a connection). */
export const reachesOutside = (world: World): boolean => world.kind === 'real'

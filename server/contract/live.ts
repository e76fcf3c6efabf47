/** What the socket says. It only hints: the page refetches over HTTP, where permission is decided. */
export interface Change {
  seq: number
  name: string
  incidentId: string | null
}
export interface Presence {
  incidentId: string
  /** Who is here and what they are looking at: the rail's section key. */
  people: { id: string; name: string; section: string }[]
}
export interface Progress {
  incidentId: string
  /** An order or a batch. */
  ref: string
  counts: Record<string, number>
}
export interface FromServer {
  welcome: (hello: { serverTime: string }) => void
  change: (change: Change) => void
  presence: (presence: Presence) => void
  progress: (progress: Progress) => void
}
export interface FromPage {
  /** The page shows this incident and section; null when it leaves. */
  look: (at: { incidentId: string; section: string } | null) => void
}

/** Seats of the joint response group (联合应急响应小组). Rights in an incident follow the seat, not the person. */
export const seatKeys = ['commander', 'security', 'legal', 'public_affairs', 'customer_service'] as const
export type SeatKey = (typeof seatKeys)[number]

/** Roles of the installation, apart from any incident. */
export const roleKeys = ['owner', 'auditor', 'member'] as const
export type RoleKey = (typeof roleKeys)[number]

/** A call that nobody has answered for this long (ms) counts as silence: the seat is late, and its deputy is called. */
export const silentMs = 10 * 60_000

/** How long a personal code opens its reader's notice, from the start of the order that carried it: 90 days, as long as the public page stays at least. */
export const ownNoticeMs = 90 * 86_400_000

/** From the start of the order on and not a moment longer; a clock set back does not open it early. Epoch ms. */
export const opensStill = (startedAt: number, now: number): boolean =>
  now >= startedAt && now - startedAt < ownNoticeMs

import { beacon } from '../parts/icons.ts'
import type { Palette } from '../theme/palette.ts'
import { iconText, type TabReading } from './tabClock.ts'

/** The tab's icon as an SVG address: the state's colour, and the minutes once they count; the beacon on it before. */
export function iconOf(reading: TabReading, palette: Palette): string {
  const text = iconText(reading)
  const fill = palette[reading.state === 'late' || reading.state === 'soon' ? reading.state : 'ink']
  const inside = text
    ? `<text x="16" y="${text.length > 1 ? 23.5 : 24}" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${text.length > 1 ? 21 : 24}">${text}</text>`
    : `<path transform="translate(5 5) scale(1.22)" d="${beacon}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="${fill}"/><g fill="${palette.surface}">${inside}</g></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

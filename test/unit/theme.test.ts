import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dark, light } from '../../web/theme/palette.ts'

const css = readFileSync(new URL('../../web/theme/tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, day, night]) => [
    name!,
    { day: day!, night: night! },
  ]),
)

const names = Object.keys(light) as (keyof typeof light)[]

describe('the two writings of a colour agree', () => {
  it.each(names)('%s', (name) => {
    expect(tokens.get(name)).toEqual({ day: light[name], night: dark[name] })
  })
})

/** WCAG 2 relative luminance. */
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
const contrast = (a: string, b: string): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high! + 0.05) / (low! + 0.05)
}

describe.each(['day', 'night'] as const)('text can be read by %s', (face) => {
  const colour = (name: string) => tokens.get(name)![face]
  it.each([
    ['ink-3', 'surface', 'the lightest text allowed'],
    ['ink-3', 'drill-bg', 'its worst ground'],
    ['ink-3', 'late-bg', 'a by-line on a late row'],
    ['late', 'late-bg', 'a state on its own tint'],
    ['soon', 'soon-bg', 'a state on its own tint'],
    ['done', 'done-bg', 'a state on its own tint'],
    ['drill', 'drill-bg', 'a state on its own tint'],
    ['on-accent', 'accent', 'the one filled button'],
    ['on-accent', 'accent-hover', 'the same under the pointer'],
    ['accent', 'accent-bg', 'a chosen option'],
  ])('%s on %s: %s', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })
})

import { expect, test } from 'vitest'
import { wrongTries } from '../../server/public/tries.ts'

const minute = 60_000

test('twenty wrong codes from one place in ten minutes; a right one is not held against it', () => {
  let now = 0
  const tries = wrongTries(20, () => now)
  for (let n = 0; n < 200; n++) {
    expect(tries.may('192.0.2.7')).toBe(true)
    tries.spend('192.0.2.7')
    if (n >= 19) tries.forgive('192.0.2.7')
  }
  tries.spend('192.0.2.7')
  expect(tries.may('192.0.2.7')).toBe(false)
  expect(tries.may('192.0.2.8')).toBe(true)
  now = 10 * minute
  expect(tries.may('192.0.2.7')).toBe(true)
})

test('one subscriber of IPv6 is one place, whatever the address inside it', () => {
  const tries = wrongTries(1, () => 0)
  tries.spend('2001:db8:1:2::1')
  expect(tries.may('2001:db8:1:2:ffff::9')).toBe(false)
  expect(tries.may('2001:db8:1:3::1')).toBe(true)
})

test('what it keeps tells of nobody: the same tries elsewhere fill other counters', () => {
  const full = (tries: ReturnType<typeof wrongTries>) =>
    Array.from({ length: 2_000 }, (_, n) => `198.51.${n >> 8}.${n & 255}`).filter((ip) => !tries.may(ip))
  const [a, b] = [wrongTries(1, () => 0), wrongTries(1, () => 0)]
  for (let n = 0; n < 20_000; n++) {
    a.spend(`10.0.${n >> 8}.${n & 255}`)
    b.spend(`10.0.${n >> 8}.${n & 255}`)
  }
  expect(full(a).length).toBeGreaterThan(0)
  expect(full(a)).not.toEqual(full(b))
})

import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { organisationChoices } from '../../server/actions/organisation/view.ts'
import type { Context } from '../../server/context.ts'
import { loadTemplates } from '../../server/templates.ts'

const templates = loadTemplates(fileURLToPath(new URL('../../templates/', import.meta.url)), '/nowhere')

/** The shipped packs, with a clock of our own on one rule. */
const offered = (ruleId: string, term: { length: number; unit: 'hour' } | null, minutes: number | null) => {
  const packs = templates.packs.map((pack) => ({
    ...pack,
    rules: pack.rules.map((rule) =>
      rule.id === ruleId ? { ...rule, clock: { ...rule.clock, term, internalMinutes: minutes } } : rule,
    ),
  }))
  const { targets } = organisationChoices({ templates: { ...templates, packs } } as unknown as Context)
  return targets.find((target) => target.ruleId === ruleId)?.minutes
}

type Row = [{ length: number; unit: 'hour' } | null, number | null, number | undefined, string]

test.each<Row>([
  [null, 120, 120, 'the law names no number, so that the company sets its own'],
  [{ length: 4, unit: 'hour' }, 120, undefined, 'a term of law stands, whatever the pack proposes inside'],
  [null, null, undefined, 'no target was ever proposed, so that there is none to change'],
])('a term of %j and %j minutes offers %j: %s', (term, minutes, expected) => {
  expect(offered('CN-01', term, minutes)).toBe(expected)
})

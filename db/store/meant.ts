import type { Recipients } from '../../server/rules/recipient.ts'

/** The rule of recipients (rules/recipient `isMeantFor`) over the person table; its values come from `meantValues`. */
export const meantSql = `(json_array_length(@groups) = 0 OR grp IN (SELECT value FROM json_each(@groups)))
  AND (json_array_length(@regions) = 0 OR region IN (SELECT value FROM json_each(@regions)))
  AND (@ages IS NULL OR (minor > 0) = (@ages = 'minors'))`

export const meantValues = ({ groups, regions = [], ages = undefined }: Recipients) => ({
  groups: JSON.stringify(groups),
  regions: JSON.stringify(regions),
  ages: ages ?? null,
})

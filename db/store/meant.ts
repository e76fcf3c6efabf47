import type { OrderRule } from './rows.ts'

type MeantRule = Omit<OrderRule, 'channels'>

/** The rule of recipients (rules/recipient `isMeantFor`) over the person table; its values come from `meantValues`. */
export const meantSql = `(json_array_length(@groups) = 0 OR grp IN (SELECT value FROM json_each(@groups)))
  AND (json_array_length(@regions) = 0 OR region IN (SELECT value FROM json_each(@regions)))
  AND (@ages IS NULL OR (minor > 0) = (@ages = 'minors'))
  AND (@told IS NULL OR @told = CASE
    WHEN EXISTS (SELECT 1 FROM order_copy o JOIN delivery d ON d.order_no = o.no AND d.person = person.id
      WHERE o.notice_id = @of AND d.state NOT IN ('failed', 'cancelled')) THEN 'had'
    WHEN EXISTS (SELECT 1 FROM order_copy o JOIN delivery d ON d.order_no = o.no AND d.person = person.id
      WHERE o.notice_id = @of) THEN 'missed' ELSE 'new' END)
  AND (@notice IS NULL OR NOT EXISTS (SELECT 1 FROM order_copy o JOIN delivery d ON d.order_no = o.no AND d.person = person.id
    WHERE o.notice_id = @notice AND o.no <> @self AND d.state NOT IN ('failed', 'cancelled', 'sandboxed')))`

export const meantValues = ({ groups, regions = [], ages = undefined, told, once }: MeantRule) => ({
  groups: JSON.stringify(groups),
  regions: JSON.stringify(regions),
  ages: ages ?? null,
  told: told?.who ?? null,
  of: told?.notice ?? '',
  notice: once?.notice ?? null,
  self: once?.order ?? 0,
})

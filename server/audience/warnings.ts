import type { PersonRow } from '../../db/store/rows.ts'
import type { GoodRow } from './row.ts'

/** Whether an address is nobody's in particular, or was made to be thrown away. The row goes in all the same: the law says whom to tell. */
export function warningsOf({ name, email, phone, guardianEmail, guardianPhone, minor, fields }: PersonRow) {
  const warnings: GoodRow['warnings'] = []
  if (email !== null) addressWarnings(email, 'email', warnings)
  if (guardianEmail !== null) addressWarnings(guardianEmail, 'guardianEmail', warnings)
  if (isFormula.test(name)) warnings.push({ field: 'name', code: 'formula' })
  for (const text of fields ? Object.values(fields) : [])
    if (isFormula.test(text)) warnings.push({ field: 'field', code: 'formula' })
  if (minor !== 'no' && guardianEmail === null && guardianPhone === null)
    warnings.push({ field: 'minor', code: 'no_guardian' })
  if (guardianPhone !== null && guardianPhone === phone)
    warnings.push({ field: 'guardianPhone', code: 'same_as_own' })
  return warnings
}

/** What a spreadsheet would run; kept as it is, and defused wherever it is written out. */
const isFormula = /^\s*[=+@]|^\s*-(?!\d*$)/

function addressWarnings(email: string, field: string, warnings: GoodRow['warnings']) {
  const at = email.lastIndexOf('@')
  if (roles.has(email.slice(0, at))) warnings.push({ field, code: 'role' })
  if (disposable.has(email.slice(at + 1))) warnings.push({ field, code: 'disposable' })
}

/** Mailboxes of an office (RFC 2142 and what is usual): several people read them. */
const roles = new Set(
  'abuse admin administrator billing contact hostmaster help helpdesk hr info jobs legal mail marketing news noc no-reply noreply office postmaster press privacy root sales security service support sysadmin team webmaster'.split(
    ' ',
  ),
)

/** Houses that give out mailboxes for ten minutes; the best known ones. */
const disposable = new Set(
  '10minutemail.com 20minutemail.com 33mail.com chacuo.net dispostable.com emailondeck.com fakeinbox.com getairmail.com getnada.com guerrillamail.com guerrillamail.net linshiyouxiang.net maildrop.cc mailinator.com mailnesia.com mintemail.com mohmal.com moakt.com sharklasers.com spamgourmet.com temp-mail.org tempmail.com tempmail.net throwawaymail.com trashmail.com yopmail.com 027168.com bccto.me'.split(
    ' ',
  ),
)

import { useTranslation } from 'react-i18next'
import { State } from '../parts/Chip.tsx'
import { useSay } from '../words/useSay.ts'
import { useFieldName } from './fieldName.ts'
import { useDesk } from './useDesk.ts'

/** Sentences that must be mended before approval, and those legal should look at. */
export function Findings() {
  const { t } = useTranslation('notices')
  const say = useSay()
  const nameOf = useFieldName()
  const { draft } = useDesk()
  const unknown = draft?.gaps.filter(({ content }) => content === 'guardian' || content === 'template') ?? []
  const findings = draft?.findings ?? []
  if (findings.length + unknown.length === 0) return null
  return (
    <ul className="findings">
      {unknown.map(({ label, article, blocking }) => (
        <li key={say(label)}>
          <State tone={blocking ? 'late' : 'soon'}>{say(label)}</State> <span>{say(article)}</span>
        </li>
      ))}
      {findings.map(({ field, from, code, level, excerpt, reason }) => (
        <li key={`${field} ${from} ${code}`}>
          <State tone={level === 'blocking' ? 'late' : 'soon'}>
            {t(level === 'blocking' ? 'finding.mend' : 'finding.look')}
          </State>
          <span>
            {nameOf(field)} {excerpt && <q>{excerpt}</q>} {say(reason)}
          </span>
        </li>
      ))}
    </ul>
  )
}

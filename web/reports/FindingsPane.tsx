import { useTranslation } from 'react-i18next'
import { State } from '../parts/Chip.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'
import { useReport } from './useReport.ts'

/** What the text check found in the words people wrote: what stops it, and what legal should look at. */
export function FindingsPane() {
  const { t } = useTranslation('reports')
  const say = useSay()
  const { findings, groups, state } = useReport()
  if (findings.length === 0 || state === 'filed' || state === 'withdrawn') return null
  const label = (key: string) => {
    const field = groups.flatMap(({ fields }) => fields).find((one) => one.key === key)
    return field ? say(field.label) : key
  }
  return (
    <Pane title={t('findings.title')} padded>
      <ul className="report-findings">
        {findings.map(({ field, code, level, excerpt, reason }) => (
          <li key={`${field} ${code} ${excerpt}`}>
            <a className="link" href={`#field-${field}`}>
              {label(field)}
            </a>{' '}
            <State tone={level === 'blocking' ? 'late' : 'soon'}>{t(`findings.${level}`)}</State>
            <p>
              <mark>{excerpt}</mark> {say(reason)}
            </p>
          </li>
        ))}
      </ul>
    </Pane>
  )
}

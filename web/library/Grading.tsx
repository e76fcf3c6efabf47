import { useTranslation } from 'react-i18next'
import type { GradingSchemeView } from '../../server/contract/rules.ts'
import { grades } from '../../server/rules/condition.ts'
import { Chip } from '../parts/Chip.tsx'
import { Mark, MarkLegend } from '../parts/Mark.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'

/** The lines of the national grade, the gravest first; any single one is enough. */
export function Grading({ scheme }: { scheme: GradingSchemeView }) {
  const { t } = useTranslation('library')
  const say = useSay()
  const lines = scheme.lines.toSorted((a, b) => grades.indexOf(b.grade) - grades.indexOf(a.grade))
  const meta = [scheme.version, t('details.from', { from: scheme.effectiveFrom })].join(' · ')
  return (
    <Pane title={say(scheme.name)} meta={meta}>
      <p className="library-lead">{t('grading.lead')}</p>
      <table className="table">
        <thead>
          <tr>
            <th>{t('grading.grade')}</th>
            <th>{t('grading.line')}</th>
            <th>{t('head.mark')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td className="nowrap">
                <Chip>{line.grade}</Chip>
              </td>
              <td>{say(line.says)}</td>
              <td>
                <Mark mark={line.mark} />
              </td>
            </tr>
          ))}
          <tr>
            <td>
              <Chip>{grades[0]}</Chip>
            </td>
            <td>{t('grading.rest')}</td>
            <td />
          </tr>
        </tbody>
      </table>
      <MarkLegend />
    </Pane>
  )
}

import { useTranslation } from 'react-i18next'
import type { GradingSchemeView } from '../../server/contract/rules.ts'
import { grades } from '../../server/rules/condition.ts'
import { Chip } from '../parts/Chip.tsx'
import { Mark, type MarkKey, MarkLegend } from '../parts/Mark.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'

/** The lines of a national grade, the gravest first, any single one being enough; or the categories of one that sorts. */
export function Grading({ scheme }: { scheme: GradingSchemeView }) {
  const { t } = useTranslation('library')
  const say = useSay()
  const meta = [scheme.version, t('details.from', { from: scheme.effectiveFrom })].join(' · ')
  const sorts = scheme.lines.length === 0
  return (
    <Pane title={say(scheme.name)} meta={meta}>
      <p className="library-lead">
        {t(sorts ? 'grading.sorts' : 'grading.lead')} {scheme.basis && say(scheme.basis)}
      </p>
      <table className="table">
        <thead>
          <tr>
            <th>{t(sorts ? 'grading.category' : 'grading.grade')}</th>
            <th>{t('grading.line')}</th>
            <th>{t('head.mark')}</th>
          </tr>
        </thead>
        <tbody>{sorts ? <Categories scheme={scheme} /> : <Lines scheme={scheme} />}</tbody>
      </table>
      <MarkLegend />
    </Pane>
  )
}

function Lines({ scheme }: { scheme: GradingSchemeView }) {
  const { t } = useTranslation('library')
  const say = useSay()
  const lines = scheme.lines.toSorted((a, b) => grades.indexOf(b.grade) - grades.indexOf(a.grade))
  return (
    <>
      {lines.map((line) => (
        <Row key={line.key} what={line.grade} says={say(line.says)} mark={line.mark} />
      ))}
      <Row what={grades[0]} says={t('grading.rest')} />
    </>
  )
}

function Categories({ scheme }: { scheme: GradingSchemeView }) {
  const say = useSay()
  return scheme.categories.map(({ key, name, says, mark }) => (
    <Row key={key} what={say(name)} says={say(says)} mark={mark} />
  ))
}

const Row = ({ what, says, mark }: { what: string; says: string; mark?: MarkKey }) => (
  <tr>
    <td className="nowrap">
      <Chip>{what}</Chip>
    </td>
    <td>{says}</td>
    <td>{mark && <Mark mark={mark} />}</td>
  </tr>
)

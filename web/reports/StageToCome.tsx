import { useTranslation } from 'react-i18next'
import type { ReportList } from '../../server/contract/reports.ts'
import type { Stage } from '../../server/rules/reportForm.ts'
import { useSay } from '../words/useSay.ts'
import { DraftButton } from './DraftButton.tsx'

interface StageToComeProps {
  stage: Stage
  list: ReportList
  onDrafted: (id: string) => void
}

/** A report nobody has drafted yet: what it is for, what it will have to say, and the button. */
export function StageToCome({ stage, list, onDrafted }: StageToComeProps) {
  const { t } = useTranslation('reports')
  const say = useSay()
  const whyNot = useWhyNot(stage, list)
  const owed = stage === 'supplement' ? list.owed : []
  return (
    <section className="report-to-come">
      <h2 className="stage">{t(`stage.${stage}`)}</h2>
      <p className="report-why">{t(`next.${stage}`)}</p>
      {owed.length > 0 && <h3 className="owed is-soon">{t('next.owed', { n: owed.length })}</h3>}
      <ul>
        {owed.map(({ key, label, kind }) => (
          <li key={key}>
            <span>{say(label)}</span>
            <span className={kind === 'unknown' ? 'is-soon' : 'ink-2'}>{t(`next.${kind}`)}</span>
          </li>
        ))}
      </ul>
      {list.can.includes('draft_report') && <DraftButton stage={stage} onDrafted={onDrafted} off={whyNot} />}
    </section>
  )
}

function useWhyNot(stage: Stage, { stages }: ReportList): string | undefined {
  const { t } = useTranslation('reports')
  if (stages.includes(stage)) return undefined
  return stage === 'final' ? t('next.notEnded') : t('next.nothingFiled')
}

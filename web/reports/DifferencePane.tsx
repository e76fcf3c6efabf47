import { useTranslation } from 'react-i18next'
import { Difference } from '../parts/Difference.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'
import { useReport } from './useReport.ts'

/** Against the last report filed: field by field, only what differs. */
export function DifferencePane() {
  const { t } = useTranslation('reports')
  const say = useSay()
  const { difference } = useReport()
  if (!difference) return null
  const { to, fields } = difference
  const places = fields.map(({ label, before, after }) => ({
    where: say(label),
    pieces: [
      { kind: 'deleted' as const, text: say(before) },
      { kind: 'same' as const, text: ' ' },
      { kind: 'added' as const, text: say(after) },
    ],
  }))
  return (
    <Pane title={t('difference.title', { n: to.number, stage: say(to.stageName) })} padded>
      {fields.length === 0 ? (
        <p className="ink-2">{t('difference.same')}</p>
      ) : (
        <Difference title={t('difference.count', { n: fields.length })} places={places} />
      )}
    </Pane>
  )
}

import { useTranslation } from 'react-i18next'
import type { ExposureView, SuppositionView } from '../../server/contract/whatIf.ts'
import { State } from '../parts/Chip.tsx'
import { Mark } from '../parts/Mark.tsx'
import { useSay } from '../words/useSay.ts'
import { Duties } from './Exposures.tsx'
import { useMoney } from './useMoney.ts'

/** Articles that come in or go, and those under which more or fewer duties would be late. */
export function ExposureChanges({ before, after }: SuppositionView['exposures']) {
  const { t } = useTranslation('grades')
  const was = (key: string) => before.find((one) => one.key === key)
  const added = after.filter(({ key }) => !was(key))
  const gone = before.filter(({ key }) => !after.some((one) => one.key === key))
  const moved = after.filter((one) => was(one.key) && was(one.key)?.late.length !== one.late.length)
  if (added.length + gone.length + moved.length === 0)
    return <p className="grade-lead">{t('whatIf.sameExposure')}</p>
  return (
    <table className="table stacked">
      <tbody>
        {added.map((one) => (
          <Row key={one.key} exposure={one} change={<State tone="late">{t('whatIf.added')}</State>} />
        ))}
        {moved.map((one) => (
          <Row
            key={one.key}
            exposure={one}
            change={t('whatIf.moreLate', { before: was(one.key)?.late.length ?? 0, after: one.late.length })}
          />
        ))}
        {gone.map((one) => (
          <Row key={one.key} exposure={one} change={<State tone="done">{t('whatIf.gone')}</State>} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ exposure, change }: { exposure: ExposureView; change: React.ReactNode }) {
  const say = useSay()
  const { top } = useMoney(exposure)
  return (
    <tr>
      <td>{change}</td>
      <td>
        {say(exposure.law)} {say(exposure.article)} <Mark mark={exposure.mark} />
        <p className="meta">{say(exposure.says)}</p>
      </td>
      <td>{top}</td>
      <td>
        <Duties exposure={exposure} />
      </td>
    </tr>
  )
}

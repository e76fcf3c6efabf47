import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DutyView } from '../../server/contract/duties.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { DutyDetail } from '../parts/DutyRow.tsx'
import { DutySteps } from './DutySteps.tsx'
import { How } from './How.tsx'
import { StartDetail } from './StartDetail.tsx'
import type { Tree } from './tree.ts'
import { Why } from './Why.tsx'

export function DutyDetails({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  return (
    <>
      <DutyDetail
        whyTitle={t(`why.${duty.result}`)}
        howTitle={t('how.title')}
        why={<Why tree={duty.explanation as Tree} />}
        start={<StartDetail duty={duty} />}
        how={<How duty={duty} />}
      />
      <div className="duty-foot">
        <DutySteps duty={duty} />
        <Link className="link" to={`${pathOf(incidentId, 'duties')}/${duty.id}`}>
          {t('whole')}
        </Link>
      </div>
    </>
  )
}

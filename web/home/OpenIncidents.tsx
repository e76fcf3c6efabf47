import { useTranslation } from 'react-i18next'
import type { IncidentLine } from '../../server/contract/incidents.ts'
import { IncidentTable } from '../incidentList/IncidentTable.tsx'
import { Icon } from '../parts/Icon.tsx'

/** Every open incident the reader may see, with its nearest clock and its empty chairs. */
export function OpenIncidents({ open }: { open: IncidentLine[] }) {
  const { t } = useTranslation('home')
  return (
    <>
      <h2>
        <Icon name="command" />
        {t('open', { n: open.length })}
      </h2>
      {open.length === 0 ? <p className="nothing">{t('noneOpen')}</p> : <IncidentTable lines={open} />}
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AttachmentView } from '../../server/contract/files.ts'
import { urlOf } from '../api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Icon } from '../parts/Icon.tsx'
import './files.css'
import { size } from './size.ts'

/** Files kept with the incident, each a download with its digest; a fetch stands in the record. */
export function FileLinks({ files }: { files: readonly AttachmentView[] }) {
  const { t } = useTranslation('files')
  const { id: incidentId } = useIncident()
  return (
    <ul className="file-links">
      {files.map(({ digest, name, bytes, storedBy }) => (
        <li key={digest}>
          <a className="link" href={urlOf(api.fetchFile, { params: { incidentId, digest } })} download={name}>
            <Icon name="download" small /> {name}
          </a>{' '}
          <span className="meta">
            {t('about', { size: size(bytes), by: storedBy.name })} <code>{digest.slice(0, 12)}</code>
          </span>
        </li>
      ))}
    </ul>
  )
}

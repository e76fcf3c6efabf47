import { useTranslation } from 'react-i18next'
import type { AuthorityView } from '../../server/contract/authorities.ts'
import { useSay } from '../words/useSay.ts'

/** How to reach an authority, as the directory has it: nobody looks for a number with the clock running. */
export function Office({ office: { phone, portal, hours } }: { office: AuthorityView }) {
  const { t } = useTranslation('reports')
  const say = useSay()
  if (!phone && !portal) return null
  return (
    <p className="meta report-office">
      {phone && (
        <a className="link" href={`tel:${phone}`}>
          {t('file.phone', { phone })}
        </a>
      )}
      {portal && (
        <a className="link" href={portal} target="_blank" rel="noreferrer noopener">
          {portal.replace(/^https?:\/\//, '')}
        </a>
      )}
      {say(hours) && <span>{say(hours)}</span>}
    </p>
  )
}

import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { useView } from '../live/view.ts'
import { Icon } from '../parts/Icon.tsx'
import { shortInstant } from '../parts/instant.ts'
import { useSay } from '../words/useSay.ts'
import { termWords } from './Figure.tsx'

/** What the authorities owe each other after our first report: for information, never a duty of ours. */
export function Relays({ columns }: { columns: number }) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const now = useNow(useShift())
  const { id: incidentId } = useIncident()
  const relays = useView(api.listRelays, { params: { incidentId } }).data ?? []
  return relays.map(({ ruleId, title, recipient, law, article, term, dueAt }) => (
    <tr key={ruleId} className="duty-relay">
      <td colSpan={columns}>
        <Icon name="facts" small /> {t('relay.lead')} {ruleId} {say(title)} → {say(recipient)}
        {term && <> · {termWords(term, t)}</>}
        {dueAt ? <> · {t('relay.until', { at: shortInstant(dueAt, now) })}</> : <> · {t('relay.waits')}</>}
        <span className="meta">
          {' '}
          {say(law)} {say(article)}
        </span>
      </td>
    </tr>
  ))
}

import { useTranslation } from 'react-i18next'
import type { OrganisationChoices } from '../../server/contract/sessions.ts'
import { termInWords } from '../parts/length.ts'
import '../parts/pane.css'
import { useSay } from '../words/useSay.ts'
import type { OrganisationFields } from './NameFields.tsx'

type Target = OrganisationChoices['targets'][number]

/** Where the law says "at once" and names no number, the company sets its own; it is shown as its own everywhere. */
export function Targets({ targets, ...fields }: OrganisationFields & { targets: Target[] }) {
  const { t } = useTranslation('settings')
  return (
    <>
      <h2>{t('targets.title')}</h2>
      <p className="ink-2">{t('targets.lead')}</p>
      <table className="table targets">
        <thead>
          <tr>
            <th>{t('targets.duty')}</th>
            <th className="no-phone">{t('targets.recipient')}</th>
            <th className="number">{t('targets.shipped')}</th>
            <th>{t('targets.own')}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <Row key={target.ruleId} target={target} {...fields} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ target, draft, change, fault }: OrganisationFields & { target: Target }) {
  const { t } = useTranslation('settings')
  const { t: words } = useTranslation('parts')
  const say = useSay()
  const { ruleId, title, recipient, minutes } = target
  const own = draft.targets[ruleId] ?? ''
  const wrong = fault(`/targets/${ruleId}`)
  return (
    <tr>
      <td>
        <span className="ink-3">{ruleId}</span> {say(title)}
      </td>
      <td className="no-phone">{say(recipient)}</td>
      <td className={own ? 'number ink-3' : 'number'}>{termInWords(minutes * 60_000, words)}</td>
      <td>
        <input
          className="input"
          inputMode="numeric"
          aria-label={t('targets.ownOf', { duty: say(title) })}
          aria-invalid={Boolean(wrong)}
          value={own}
          onChange={(event) => change({ targets: { ...draft.targets, [ruleId]: event.target.value } })}
        />{' '}
        {t('targets.minutes')}
        {wrong && <span className="is-late"> {wrong}</span>}
      </td>
    </tr>
  )
}

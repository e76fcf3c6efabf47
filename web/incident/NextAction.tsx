import { useTranslation } from 'react-i18next'
import { PhoneAction } from '../incidentFrame/PhoneAction.tsx'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { LinkButton } from '../parts/Button.tsx'
import { useAlarmWords } from '../shell/alarmWords.ts'

/** On a phone, the one thing the reader should do next: their first decision, else the first late thing they may act on. */
export function NextAction() {
  const { t } = useTranslation('incident')
  const { id, overdue, toDecide } = useIncident()
  const words = useAlarmWords()
  const next = [...toDecide, ...overdue].find(({ mine }) => mine)
  if (!next) return null
  const { what, verb, to } = words(next, id)
  const label = next.kind === 'decision' ? what : t('next', { verb, what })
  return (
    <PhoneAction>
      <LinkButton to={to} kind="go" size="large" wide>
        {label}
      </LinkButton>
    </PhoneAction>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import type { CallDeskView, HeldCall } from '../../../server/contract/calls.ts'
import { useCommand } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { InstantField } from '../../parts/InstantField.tsx'
import { OneOf } from '../../parts/Options.tsx'
import { useDeskPlace } from './deskPlace.ts'

type Outcome = HeldCall['outcomes'][number]
type Language = HeldCall['language']

interface EndFormProps {
  desk: CallDeskView
  call: HeldCall
  onEnded: () => void
}

/** How the call ended: told stands first and waits for the confirmation, the rest beside it. */
export function EndForm({ desk, call, onEnded }: EndFormProps) {
  const { t } = useTranslation('calls')
  const [asking, setAsking] = useState<'call_back' | 'other_language'>()
  const { incidentId } = useDeskPlace()
  const end = useCommand(api.endCall)
  const params = { incidentId, orderId: call.orderId, deliveryId: String(call.deliveryId) }
  const give = (outcome: Outcome, more: { backAt?: string; language?: Language } = {}) =>
    end.mutate({ params, body: { outcome, ...more } }, { onSuccess: onEnded })
  const press = (outcome: Outcome) =>
    outcome === 'call_back' || outcome === 'other_language' ? setAsking(outcome) : give(outcome)
  return (
    <section className="call-end">
      <h3>{t('end.title')}</h3>
      <div className="line">
        {call.outcomes.map((outcome) => (
          <Button
            key={outcome}
            kind={isTold(outcome) && call.confirmed ? 'go' : 'plain'}
            off={isTold(outcome) && !call.confirmed && t('end.confirmFirst')}
            working={end.isPending && end.variables.body.outcome === outcome}
            aria-pressed={asking === outcome}
            onClick={() => press(outcome)}
          >
            {t(`outcome.${outcome}`)}
          </Button>
        ))}
      </div>
      {asking === 'call_back' && (
        <BackForm
          fault={end.error?.at('/backAt') && t('end.backFault')}
          onGive={(backAt) => give('call_back', { backAt })}
        />
      )}
      {asking === 'other_language' && (
        <LanguageForm
          languages={desk.languages.filter((language) => language !== call.language)}
          onGive={(language) => give('other_language', language ? { language } : {})}
        />
      )}
      {end.error && !end.error.at('/backAt') && <ErrorNote problem={end.error} />}
    </section>
  )
}

const isTold = (outcome: Outcome) => outcome === 'told' || outcome === 'told_guardian'

function BackForm({ fault, onGive }: { fault: string | undefined; onGive: (at: string) => void }) {
  const { t } = useTranslation('calls')
  const [at, setAt] = useState<string>()
  return (
    <div className="call-asking">
      <InstantField
        label={t('end.backAt')}
        hint={t('end.backHint')}
        value={at}
        fault={fault}
        shiftMs={useDeskPlace().shiftMs}
        onChange={setAt}
      />
      <Button kind="go" off={!at && t('end.backMissing')} onClick={() => at && onGive(at)}>
        {t('end.keep')}
      </Button>
    </div>
  )
}

type Asked = Language | 'none'

function LanguageForm({
  languages,
  onGive,
}: {
  languages: Language[]
  onGive: (language: Language | null) => void
}) {
  const { t } = useTranslation('calls')
  const [asked, setAsked] = useState<Asked>(languages[0] ?? 'none')
  return (
    <div className="call-asking">
      <OneOf
        label={t('end.language')}
        choices={[
          ...languages.map((key) => ({ key: key as Asked, label: t(`language.${key}`) })),
          { key: 'none' as Asked, label: t('end.noScript') },
        ]}
        chosen={asked}
        onChoose={setAsked}
      />
      <Button kind="go" onClick={() => onGive(asked === 'none' ? null : asked)}>
        {t('end.keep')}
      </Button>
    </div>
  )
}

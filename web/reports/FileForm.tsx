import { useTranslation } from 'react-i18next'
import { useShift } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea, TextField } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { AnyOf } from '../parts/Options.tsx'
import { useSay } from '../words/useSay.ts'
import { GateForm } from './GateForm.tsx'
import { Office } from './Office.tsx'
import { type Filing, useFiling } from './useFiling.ts'

/** Notes that the report went to an authority; offers the fitting one, its channels and the duties it serves. */
export function FileForm() {
  const { t } = useTranslation('reports')
  const say = useSay()
  const shiftMs = useShift()
  const filing = useFiling()
  const { draft, set, open, late, fault } = filing
  return (
    <>
      <p className="ink-2">{t('file.hint')}</p>
      <Where filing={filing} />
      <InstantField
        label={t('file.at')}
        value={draft.at}
        onChange={(at) => set({ at })}
        shiftMs={shiftMs}
        fault={fault('/at')}
      />
      <TextField
        label={t('file.receipt')}
        value={draft.receiptNumber}
        maxLength={200}
        onChange={(receiptNumber) => set({ receiptNumber })}
      />
      {open.length > 0 && (
        <AnyOf
          label={t('file.duties')}
          choices={open.map(({ ruleId, title }) => ({ key: ruleId, label: `${ruleId} ${say(title)}` }))}
          chosen={draft.ruleIds}
          onChoose={(ruleIds) => set({ ruleIds })}
        />
      )}
      {filing.abroad && <GateForm gate={draft.gate} onChange={(gate) => set({ gate })} fault={fault} />}
      {late.length > 0 && (
        <TextArea
          label={t('file.lateReason')}
          hint={t('file.lateHint', { duties: late.join(', ') })}
          value={draft.lateReason}
          maxLength={2000}
          onChange={(lateReason) => set({ lateReason })}
          fault={fault('/lateReason')}
        />
      )}
      {filing.error && <ErrorNote problem={filing.error} kept />}
      <Button kind="go" working={filing.isPending} onClick={filing.send}>
        {t('file.do')}
      </Button>
    </>
  )
}

/** Recipient and channel as words, with the usual ones to pick from. */
function Where({ filing: { draft, set, authorities, channels, office, fault } }: { filing: Filing }) {
  const { t } = useTranslation('reports')
  return (
    <>
      <TextField
        label={t('file.recipient')}
        value={draft.recipient}
        maxLength={200}
        onChange={(recipient) => set({ recipient })}
        fault={fault('/recipient')}
      />
      <Usual words={authorities} chosen={draft.recipient} onChoose={(recipient) => set({ recipient })} />
      {office && <Office office={office} />}
      <TextField
        label={t('file.channel')}
        value={draft.channel}
        maxLength={200}
        onChange={(channel) => set({ channel })}
        fault={fault('/channel')}
      />
      <Usual words={channels} chosen={draft.channel} onChoose={(channel) => set({ channel })} />
    </>
  )
}

const Usual = ({
  words,
  chosen,
  onChoose,
}: {
  words: string[]
  chosen: string
  onChoose: (word: string) => void
}) => (
  <div className="report-usual">
    {words.map((word) => (
      <button type="button" key={word} aria-pressed={word === chosen} onClick={() => onChoose(word)}>
        {word}
      </button>
    ))}
  </div>
)

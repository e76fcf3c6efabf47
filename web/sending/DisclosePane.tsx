import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DisclosureView } from '../../server/contract/proof.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { Pane, Value, Values } from '../parts/Pane.tsx'

/** Proves one person and nobody else: their salt, and their own small bundle. */
export function DisclosePane({ may }: { may: string[] }) {
  const { t } = useTranslation('proof')
  const { id: incidentId } = useIncident()
  const [code, setCode] = useState('')
  const [reason, setReason] = useState('')
  const disclose = useCommand(api.discloseProof)
  const give = () =>
    code.trim() &&
    reason.trim() &&
    disclose.mutate({ params: { incidentId }, body: { code: code.trim(), reason: reason.trim() } })
  if (disclose.data)
    return (
      <Pane title={t('one.title')} padded>
        <Disclosed of={disclose.data} bundle={may.includes('export_proof')} />
        <div className="line">
          <Button kind="quiet" onClick={disclose.reset}>
            {t('one.again')}
          </Button>
        </div>
      </Pane>
    )
  return (
    <Pane title={t('one.title')} padded>
      <p>{t('one.lead')}</p>
      <div className="reason-form">
        <TextField
          label={t('one.code')}
          value={code}
          maxLength={40}
          placeholder="K7M4-2QXT"
          onChange={setCode}
        />
        <TextField
          label={t('one.reason')}
          hint={t('one.reasonHint')}
          value={reason}
          maxLength={500}
          onChange={setReason}
        />
        {disclose.error && <ErrorNote problem={disclose.error} kept />}
        <div className="line">
          <Button working={disclose.isPending} onClick={give}>
            {t('one.disclose')}
          </Button>
        </div>
      </div>
    </Pane>
  )
}

function Disclosed({ of: { code, salt, kinds }, bundle }: { of: DisclosureView; bundle: boolean }) {
  const { t } = useTranslation(['proof', 'parts'])
  const { id: incidentId } = useIncident()
  return (
    <>
      <Values>
        <Value label={t('one.code')}>
          <code>{code}</code>
        </Value>
        <Value label={t('one.salt')}>
          <code className="whole">{salt}</code>
        </Value>
        <Value label={t('one.kinds')}>
          {kinds.map((kind) => t(`one.kind.${kind as 'email'}`)).join(t('parts:listComma'))}
        </Value>
        <Value label={t('proof.how')}>
          <code className="whole">{`node verify-proof.mjs --code ${code} --salt ${salt} --address …`}</code>
        </Value>
      </Values>
      {bundle && (
        <a
          className="button plain small"
          href={`/api/incidents/${incidentId}/proof?code=${encodeURIComponent(code)}`}
          download
        >
          {t('proof.exportOne')}
        </a>
      )}
    </>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { BanView } from '../../server/contract/bans.ts'
import type { AttachmentView } from '../../server/contract/files.ts'
import { FileLinks } from '../files/FileLinks.tsx'
import { FilesField } from '../files/FilesField.tsx'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { TextArea } from '../parts/Field.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Value, Values } from '../parts/Pane.tsx'
import { regionName } from '../words/regions.ts'
import { shownLanguage } from '../words/words.ts'
import { StepForm } from './StepForm.tsx'
import { useFault } from './useFault.ts'

/** One ban: who, in which words, whom it is about, and what became of it. */
export function BanCard({ ban }: { ban: BanView }) {
  const { t } = useTranslation('duties')
  const shiftMs = useShift()
  const [lifting, setLifting] = useState(false)
  const { authority, place, text, orderedAt, until, file, notedBy, lifted, can } = ban
  return (
    <article className="exemption">
      <header>
        <Standing ban={ban} />
        <span>
          <b>{authority}</b> {t('ban.by', { name: notedBy.name })}{' '}
          <Instant at={ban.notedAt} shiftMs={shiftMs} />
        </span>
      </header>
      <Values>
        <Value label={t('ban.place')}>{regionName(place, shownLanguage())}</Value>
        <Value label={t('ban.whom')}>
          <Whom ban={ban} />
        </Value>
        <Value label={t('ban.orderedAt')}>
          <Instant at={orderedAt} shiftMs={shiftMs} />
        </Value>
        {until && (
          <Value label={t('ban.until')}>
            <Instant at={until} shiftMs={shiftMs} />
          </Value>
        )}
        <Value label={t('ban.text')}>
          <span className="pre">{text}</span>
          {file && <FileLinks files={[file]} />}
        </Value>
        {lifted && (
          <Value
            label={t('ban.lifted')}
            meta={
              <>
                {t('ban.liftedBy', { name: lifted.by.name })} <Instant at={lifted.at} shiftMs={shiftMs} />
              </>
            }
          >
            <span className="pre">{lifted.reason}</span>
            {lifted.file && <FileLinks files={[lifted.file]} />}
          </Value>
        )}
      </Values>
      {can.includes('lift_ban') && !lifting && (
        <div className="row">
          <Button size="small" onClick={() => setLifting(true)}>
            {t('ban.lift')}
          </Button>
        </div>
      )}
      {lifting && <LiftForm ban={ban} onDone={() => setLifting(false)} />}
    </article>
  )
}

function Standing({ ban: { lifted, until } }: { ban: BanView }) {
  const { t } = useTranslation('duties')
  const now = useNow(useShift())
  if (lifted) return <State tone="done">{t('ban.lifted')}</State>
  const over = until !== null && Date.parse(until) <= now
  return <State tone={over ? 'soon' : 'late'}>{t(over ? 'ban.over' : 'ban.stands')}</State>
}

function Whom({ ban: { regions, groups } }: { ban: BanView }) {
  const { t } = useTranslation('duties')
  const { t: parts } = useTranslation('parts')
  const places = regions.map((code) => regionName(code, shownLanguage()))
  return <>{[...places, ...groups].join(parts('listComma')) || t('ban.everybody')}</>
}

function LiftForm({ ban, onDone }: { ban: BanView; onDone: () => void }) {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  const [reason, setReason] = useState('')
  const [files, setFiles] = useState<AttachmentView[]>([])
  const command = useCommand(api.liftBan)
  const fault = useFault(command.error)
  const body = { reason, file: files[0]?.digest ?? null, version: ban.version }
  return (
    <StepForm
      title={t('ban.liftTitle')}
      action={t('ban.doLift')}
      command={command}
      onSubmit={() => command.mutate({ params: { incidentId, banId: ban.id }, body }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <p className="meta">{t('ban.liftEffect')}</p>
      <TextArea label={t('ban.liftReason')} value={reason} fault={fault('/reason')} onChange={setReason} />
      <FilesField single label={t('ban.liftFile')} files={files} onChange={setFiles} />
    </StepForm>
  )
}

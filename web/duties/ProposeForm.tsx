import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DutyView } from '../../server/contract/duties.ts'
import type { GroundView } from '../../server/contract/exemptions.ts'
import type { AttachmentView } from '../../server/contract/files.ts'
import { FilesField } from '../files/FilesField.tsx'
import { useIncident, useMay, useShift } from '../incidentFrame/useIncident.ts'
import { serverNow } from '../live/now.ts'
import { useCommand, useView } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { Loading } from '../parts/Loading.tsx'
import { AnyOf } from '../parts/Options.tsx'
import { useSay } from '../words/useSay.ts'
import { GroundChoice } from './ExemptionGround.tsx'
import { StepForm } from './StepForm.tsx'
import { useFault } from './useFault.ts'

interface ProposeFormProps {
  duties: readonly DutyView[]
  onDone: () => void
}

/** On what ground of the law, which duties, why, with what evidence, and when it is looked at again. */
export function ProposeForm({ duties, onDone }: ProposeFormProps) {
  const { id: incidentId } = useIncident()
  const grounds = useView(api.listGrounds, { params: { incidentId } })
  const open = duties.filter(({ can }) => can.includes('propose_exemption'))
  if (grounds.error) return <ErrorNote problem={grounds.error} />
  if (!grounds.data) return <Loading />
  const fit = grounds.data.filter(({ releases }) => open.some(({ ruleId }) => releases.includes(ruleId)))
  return <Proposal open={open} grounds={fit} onDone={onDone} />
}

interface ProposalProps {
  /** Duties that may be named now. */
  open: readonly DutyView[]
  /** Those that release any of them. */
  grounds: readonly GroundView[]
  onDone: () => void
}

const monthMs = 30 * 24 * 60 * 60_000

function Proposal({ open, grounds, onDone }: ProposalProps) {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  const shiftMs = useShift()
  const [ground, setGround] = useState(grounds[0]?.key ?? '')
  const chosen = grounds.find(({ key }) => key === ground)
  const [kept, setKept] = useState<string[]>()
  const ruleIds = kept ?? releasable(open, chosen)
  const [why, setWhy] = useState('')
  const [evidence, setEvidence] = useState('')
  const [files, setFiles] = useState<AttachmentView[]>([])
  const [reviewAt, setReviewAt] = useState<string | undefined>(() =>
    new Date(serverNow() + shiftMs + monthMs).toISOString(),
  )
  const command = useCommand(api.proposeExemption)
  const fault = useFault(command.error)
  const digests = files.map(({ digest }) => digest)
  const body = { ruleIds, ground, grounds: why, evidence, files: digests, reviewAt: reviewAt ?? '' }
  return (
    <StepForm
      title={t('exemption.propose')}
      action={t('exemption.submit')}
      command={command}
      onSubmit={() => command.mutate({ params: { incidentId }, body }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <GroundChoice
        grounds={grounds}
        chosen={chosen}
        fault={fault('/ground')}
        onChoose={(key) => {
          setGround(key)
          setKept(undefined)
        }}
      />
      <Which open={open} ground={chosen} chosen={ruleIds} fault={fault('/ruleIds')} onChoose={setKept} />
      <TextArea
        label={t('exemption.grounds')}
        hint={t('exemption.groundsHint')}
        value={why}
        fault={fault('/grounds')}
        onChange={setWhy}
      />
      <TextArea
        label={t('exemption.evidence')}
        hint={t('exemption.evidenceHint')}
        value={evidence}
        fault={fault('/evidence')}
        onChange={setEvidence}
      />
      <FilesField label={t('exemption.attached')} files={files} onChange={setFiles} />
      <InstantField
        label={t('exemption.reviewAt')}
        hint={t('exemption.reviewHint')}
        value={reviewAt}
        fault={fault('/reviewAt')}
        shiftMs={shiftMs}
        onChange={setReviewAt}
      />
    </StepForm>
  )
}

/** What the ground releases by itself; those only counsel may release are ticked one by one. */
const releasable = (open: readonly DutyView[], ground: GroundView | undefined): string[] =>
  open
    .filter(({ ruleId, releasable }) => releasable === 'yes' && ground?.releases.includes(ruleId))
    .map(({ ruleId }) => ruleId)

interface WhichProps {
  open: readonly DutyView[]
  ground: GroundView | undefined
  chosen: readonly string[]
  fault: string | undefined
  onChoose: (ruleIds: string[]) => void
}

/** Those only counsel may release are not for others to tick; those of another ground are named, not offered. */
function Which({ open, ground, chosen, fault, onChoose }: WhichProps) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const ticks = useMay()('tick_counsel_duty')
  const ofGround = (duty: DutyView) =>
    duty.releasable === 'counsel' ? ticks : ground?.releases.includes(duty.ruleId) === true
  const mine = open.filter(ofGround)
  const counsels = open.filter((duty) => duty.releasable === 'counsel' && !ticks)
  const others = open.filter((duty) => !mine.includes(duty) && !counsels.includes(duty))
  const nameOf = ({ ruleId, title }: DutyView) => `${ruleId} ${say(title)}`
  const names = (list: readonly DutyView[]) => list.map(nameOf).join(' / ')
  return (
    <AnyOf
      label={t('exemption.which')}
      fault={fault}
      choices={mine.map((duty) => ({
        key: duty.ruleId,
        label:
          duty.releasable === 'counsel' ? `${nameOf(duty)} · ${t('exemption.counselOnly')}` : nameOf(duty),
      }))}
      chosen={chosen}
      onChoose={onChoose}
    >
      {counsels.length > 0 && (
        <p className="meta">
          {names(counsels)} · {t('exemption.byCounsel')}
        </p>
      )}
      {others.length > 0 && <p className="meta">{t('exemption.otherGround', { duties: names(others) })}</p>}
    </AnyOf>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AnchorFactView, Moved } from '../../server/contract/dutyStory.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { useCommand, useView } from '../live/view.ts'
import { InstantField } from '../parts/InstantField.tsx'
import { shortInstant } from '../parts/instant.ts'
import { useSay } from '../words/useSay.ts'
import { ReasonField } from './ReasonForm.tsx'
import { StepForm } from './StepForm.tsx'
import { useFault } from './useFault.ts'

/** Corrects an instant for every clock that counts from it, and says beforehand which due times move. */
export function AnchorForm({ anchor, onDone }: { anchor: AnchorFactView; onDone: () => void }) {
  const { t } = useTranslation('duties')
  const shiftMs = useShift()
  const { id: incidentId } = useIncident()
  const last = anchor.versions.at(-1)
  const [at, setAt] = useState(typeof last?.value === 'string' ? last.value : undefined)
  const [reason, setReason] = useState('')
  const params = { incidentId, key: anchor.key }
  const command = useCommand(api.correctAnchor)
  const fault = useFault(command.error)
  const asked = at !== undefined && at !== last?.value
  const preview = useView(api.previewAnchor, { params, query: { at: at ?? '' } }, { enabled: asked })
  const early = useFault(preview.error)
  return (
    <div className="anchor-form">
      <StepForm
        title={t('anchors.form', { what: t(`anchor.${anchor.key}`) })}
        action={t('anchors.save')}
        command={command}
        onCancel={onDone}
        onSubmit={() =>
          command.mutate(
            { params, body: { at: at ?? '', reason, version: last?.version ?? 0 } },
            { onSuccess: onDone },
          )
        }
      >
        <InstantField
          label={t(`anchor.${anchor.key}`)}
          value={at}
          fault={fault('/at') ?? (asked ? early('/at') : undefined)}
          shiftMs={shiftMs}
          onChange={setAt}
        />
        {asked && preview.data && <Moves moved={preview.data} />}
        <ReasonField value={reason} fault={fault('/reason')} onChange={setReason} />
      </StepForm>
    </div>
  )
}

/** Which due times would move, and which clocks would be late by it. */
function Moves({ moved }: { moved: Moved[] }) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const now = useNow(useShift())
  const at = (due: string | null) => (due ? shortInstant(due, now) : t('anchors.noDue'))
  if (moved.length === 0) return <p className="ink-2">{t('anchors.moves.none')}</p>
  return (
    <div className="anchor-moves">
      <p>
        <b>{t('anchors.moves.title', { n: moved.length })}</b>
      </p>
      <ul>
        {moved.map(({ dutyId, ruleId, title, before, after }) => (
          <li key={dutyId}>
            <span className="code">{ruleId}</span> {say(title)}{' '}
            {before.dueAt === after.dueAt ? (
              <span className="ink-2">{t('anchors.moves.same', { at: at(after.dueAt) })}</span>
            ) : (
              <>
                <s className="ink-3 nowrap">{at(before.dueAt)}</s> →{' '}
                <b className="nowrap">{at(after.dueAt)}</b>
              </>
            )}{' '}
            {after.late && !before.late && <span className="is-late">{t('anchors.moves.late')}</span>}
            {before.late && !after.late && <span className="is-done">{t('anchors.moves.inTime')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

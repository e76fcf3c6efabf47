import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import type { ExemptionView } from '../../server/contract/exemptions.ts'
import { FileLinks } from '../files/FileLinks.tsx'
import { useShift } from '../incidentFrame/useIncident.ts'
import { State, type Tone } from '../parts/Chip.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Value, Values } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'
import { DecideForm } from './DecideForm.tsx'
import { GroundLine } from './ExemptionGround.tsx'
import { ExemptionReview, ReviewList } from './ExemptionReview.tsx'

const tones: Record<ExemptionView['state'], Tone> = {
  proposed: 'soon',
  approved: 'done',
  returned: 'idle',
  overridden: 'late',
  withdrawn: 'late',
}

interface ExemptionCardProps {
  exemption: ExemptionView
  duties: readonly DutyView[]
}

/** One decision from its proposal to what became of it. */
export function ExemptionCard({ exemption, duties }: ExemptionCardProps) {
  const { t } = useTranslation('duties')
  const shiftMs = useShift()
  const { state, proposedBy, proposedAt, grounds, evidence, ruleIds, released, can } = exemption
  return (
    <article className="exemption">
      <header>
        <State tone={tones[state]}>{t(`exemption.state.${state}`)}</State>
        <span>
          {t('exemption.by', { name: proposedBy.name })} <Instant at={proposedAt} shiftMs={shiftMs} />
        </span>
      </header>
      <Values>
        <Value label={t('exemption.asked')}>
          <Names ruleIds={ruleIds} duties={duties} />
        </Value>
        <Value label={t('exemption.ground')}>
          <GroundLine ground={exemption.ground} />
        </Value>
        <Value label={t('exemption.grounds')}>
          <span className="pre">{grounds}</span>
        </Value>
        <Value label={t('exemption.evidence')}>
          <span className="pre">{evidence}</span>
          {exemption.files.length > 0 && <FileLinks files={exemption.files} />}
        </Value>
        {exemption.reviewAt && (
          <Value label={t('exemption.reviewAt')}>
            <Instant at={exemption.reviewAt} shiftMs={shiftMs} />
          </Value>
        )}
        {exemption.decidedAt && exemption.decidedBy && (
          <Value
            label={t('exemption.decision')}
            meta={
              <>
                {t('exemption.decided', { name: exemption.decidedBy.name })}{' '}
                <Instant at={exemption.decidedAt} shiftMs={shiftMs} />
              </>
            }
          >
            <span className="pre">{exemption.decisionReason}</span>
          </Value>
        )}
        {released.length > 0 && (
          <Value label={t('exemption.released')}>
            <Names ruleIds={released} duties={duties} />
          </Value>
        )}
        {exemption.reviews.length > 0 && (
          <Value label={t('exemption.reviews')}>
            <ReviewList reviews={exemption.reviews} />
          </Value>
        )}
        <Order exemption={exemption} />
      </Values>
      <ExemptionReview exemption={exemption} />
      {can.includes('decide_exemption') && <DecideForm exemption={exemption} duties={duties} />}
      {state === 'proposed' && can.length === 0 && <p className="meta">{t('exemption.waitOther')}</p>}
    </article>
  )
}

function Order({ exemption: { order } }: { exemption: ExemptionView }) {
  const { t } = useTranslation('duties')
  const shiftMs = useShift()
  if (!order) return null
  return (
    <Value
      label={t('exemption.orderTitle')}
      meta={
        order.dueAt ? (
          <>
            {t('exemption.due', { at: '' })}
            <Instant at={order.dueAt} shiftMs={shiftMs} />
          </>
        ) : (
          t('exemption.fresh')
        )
      }
    >
      <b>{t('exemption.orderLine', { by: order.by })}</b> <Instant at={order.at} shiftMs={shiftMs} />
      <p className="pre">{order.text}</p>
      {order.file && <FileLinks files={[order.file]} />}
    </Value>
  )
}

/** Duties by code and name, as the table above calls them. */
function Names({ ruleIds, duties }: { ruleIds: readonly string[]; duties: readonly DutyView[] }) {
  const say = useSay()
  return ruleIds.map((ruleId) => (
    <span className="duty-channel" key={ruleId}>
      {ruleId} {say(duties.find((duty) => duty.ruleId === ruleId)?.title ?? {})}
    </span>
  ))
}

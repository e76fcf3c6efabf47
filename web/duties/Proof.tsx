import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { shortInstant } from '../parts/instant.ts'

/** The last act done with its time and proof, also where the duty has since fallen away; while none is, what is wanted. */
export function ProofCell({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  const { t: parts } = useTranslation('parts')
  const sayAct = useAct()
  const now = useNow(useShift())
  const last = duty.acts.at(-1)
  if (!last && (duty.result === 'does_not_apply' || duty.state === 'closed')) return <>—</>
  if (!last) {
    const wanted = duty.fulfilledBy.map(sayAct).join(parts('listComma'))
    return <span className="meta">{t('wanted', { what: wanted })}</span>
  }
  return (
    <span className="duty-proof">
      {sayAct(last.act)} <span className="nowrap">{shortInstant(last.at, now)}</span>{' '}
      <span className="meta">
        <Proof proof={last.proof} />
      </span>
      {duty.acts.length > 1 && <span className="meta"> {t('moreActs', { n: duty.acts.length - 1 })}</span>}
    </span>
  )
}

/** A colon would name a namespace of words. */
export function useAct(): (act: string) => string {
  const { t } = useTranslation('duties')
  return (act) => t(`act.${act.replace(':', '-') as 'notice'}`)
}

/** What proves an act; marks that the console itself leaves are said in words. */
export function Proof({ proof }: { proof: string }) {
  const { t } = useTranslation('duties')
  const own = marks[proof]
  if (own) return <>{t(`proof.${own}`)}</>
  const sheet = /^facts (v\d+)$/.exec(proof)?.[1]
  return <>{sheet ? t('proof.facts', { v: sheet }) : proof}</>
}

const marks: Record<string, 'plan' | 'seats' | 'parties'> = {
  'plan.activated': 'plan',
  'seat.accepted': 'seats',
  'party.told': 'parties',
}

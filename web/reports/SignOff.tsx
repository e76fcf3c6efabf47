import { useTranslation } from 'react-i18next'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { State } from '../parts/Chip.tsx'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { shortInstant } from '../parts/instant.ts'
import { Pane } from '../parts/Pane.tsx'
import { Digest } from '../parts/Seal.tsx'
import { useReport } from './useReport.ts'

/** Who drafted, approved and signed, when, and the digest they stand for. */
export function SignOff() {
  const { t } = useTranslation('reports')
  const { draftedBy, draftedAt, editors, submittedAt, approvedBy, approvedAt, signedBy, signedAt } =
    useReport()
  const { unapprovedReason, state } = useReport()
  const others = editors.filter(({ id }) => id !== draftedBy.id).map(({ name }) => name)
  return (
    <Pane title={t('chain.title')}>
      <ul className="report-chain">
        <Link icon="edit" word={t('chain.drafted')} who={draftedBy.name} at={draftedAt} />
        {others.length > 0 && <Link icon="edit" word={t('chain.edited')} who={others.join(' ')} at={null} />}
        {submittedAt && <Link icon="send" word={t('chain.submitted')} who="" at={submittedAt} />}
        {unapprovedReason ? (
          <Link icon="law" word={t('chain.unapproved')} who="" at={null} tone="is-soon" />
        ) : (
          <Link icon="law" word={t('chain.approved')} who={approvedBy?.name ?? ''} at={approvedAt} due />
        )}
        <Link icon="lock" word={t('chain.signed')} who={signedBy?.name ?? ''} at={signedAt} due />
      </ul>
      {state !== 'withdrawn' && <Bound />}
    </Pane>
  )
}

interface LinkProps {
  icon: IconName
  word: string
  who: string
  at: string | null
  /** Says that it is still to be done, while it is. */
  due?: boolean
  tone?: string
}

function Link({ icon, word, who, at, due, tone = '' }: LinkProps) {
  const { t } = useTranslation('reports')
  const now = useNow(useShift())
  const waits = due && at === null
  return (
    <li className={waits ? 'ink-3' : tone}>
      <Icon name={icon} small />
      <span>
        {word} {who}
      </span>
      <span className="ink-3">{at ? shortInstant(at, now) : waits && t('chain.waiting')}</span>
    </li>
  )
}

function Bound() {
  const { t } = useTranslation('reports')
  const { digest, state, sheet } = useReport()
  const signed = state === 'signed' || state === 'filed'
  return (
    <div className="report-bound">
      <span className="ink-2">
        {t(signed ? 'chain.digest' : 'chain.draftDigest')}
        {sheet !== null && <small className="meta">{t('chain.sheet', { n: sheet })}</small>}
      </span>
      <Digest digest={digest} />
      {state === 'filed' && <State tone="done">{t('chain.same')}</State>}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type { DestructionView } from '../../server/contract/retention.ts'
import { deliveryStates } from '../../server/rules/delivery.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Value, Values } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { fullDay } from './fullDay.ts'

/** What a certificate says: what went, by whom, what remains, how long a backup may still hold it. */
export function CertificateCard({ of }: { of: DestructionView }) {
  const { t } = useTranslation(['proof', 'sending', 'parts'])
  const { id: incidentId } = useIncident()
  const { certificate, kind, ground, proposedBy, decidedBy, doneAt } = of
  if (!certificate) return null
  const { destroyed, remains, backupsAliveUntil } = certificate
  const rows = remains.deliveries
    .map(({ channel, state, n }) =>
      [
        t(`proof:channel.${channel as 'email'}`),
        t(`sending:state.${deliveryStates.find((one) => one === state) ?? 'unknown'}`),
        grouped(n),
      ].join(' '),
    )
    .join(t('parts:listComma'))
  const what = t(`keep.kind.${kind}`)
  const by = { first: proposedBy.name, second: decidedBy?.name }
  return (
    <div className="certificate">
      <b>{t('certificate.done', { kind: what, at: fullDay(doneAt ?? '') })}</b>{' '}
      <span className="ink-2">
        {ground === 'term' ? t('certificate.byTerm') : t('certificate.byHand', by)}
      </span>
      <Values>
        <Value label={t('certificate.destroyed')}>
          {t('certificate.destroyedOf', {
            kind: what,
            people: grouped(destroyed.people),
            bad: grouped(destroyed.badRows),
          })}
        </Value>
        <Value label={t('certificate.remains')}>
          {t('certificate.remainsOf', { people: grouped(remains.people), rows })}
        </Value>
        <Value label={t('certificate.backups')}>
          {backupsAliveUntil
            ? t('certificate.backupsUntil', { at: fullDay(backupsAliveUntil) })
            : t('certificate.noBackups')}
        </Value>
      </Values>
      <a
        className="button plain small"
        href={`/api/incidents/${incidentId}/retention/destructions/${of.id}/certificate`}
        download
      >
        {t('certificate.download')}
      </a>
    </div>
  )
}

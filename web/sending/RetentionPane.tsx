import { useTranslation } from 'react-i18next'
import type { KeptKey, RetentionView } from '../../server/contract/retention.ts'
import { Button } from '../parts/Button.tsx'
import { State, type Tone } from '../parts/Chip.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useDay } from './useDay.ts'

const tones: Record<KeptKey['state'], Tone> = {
  kept: 'idle',
  held: 'soon',
  due: 'soon',
  destroyed: 'done',
  late: 'late',
}

/** The two terms with their ends. */
export function RetentionPane({
  retention: { imported, endedAt, keys, terms },
  onPeople,
}: {
  retention: RetentionView
  onPeople: () => void
}) {
  const { t } = useTranslation('proof')
  const day = useDay()
  if (!imported)
    return (
      <Pane title={t('keep.title')}>
        <EmptyState text={t('keep.empty')}>
          <Button onClick={onPeople}>{t('keep.import')}</Button>
        </EmptyState>
      </Pane>
    )
  const days = { contact: terms.contactDays, proof: Math.max(terms.contactDays, terms.proofDays) }
  return (
    <Pane title={t('keep.title')} meta={endedAt ? t('keep.from', { at: day(endedAt) }) : t('keep.notYet')}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('keep.what')}</th>
            <th>{t('keep.due')}</th>
            <th>{t('keep.state')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.kind}>
              <td>
                {t(`keep.kind.${key.kind}`)}
                <div className="meta">{t('keep.days', { n: days[key.kind] })}</div>
              </td>
              <td>{key.dueAt ? <Instant at={key.dueAt} /> : '—'}</td>
              <td>
                <KeyState of={key} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Pane>
  )
}

function KeyState({ of: { state, destroyedAt } }: { of: KeptKey }) {
  const { t } = useTranslation('proof')
  const late = state === 'late' && destroyedAt !== null
  return (
    <State tone={tones[state]}>
      {late ? t('keep.destroyedLate') : t(`keep.states.${state}`)}{' '}
      {destroyedAt && <Instant at={destroyedAt} />}
    </State>
  )
}

import { useTranslation } from 'react-i18next'
import type { KeptKey, RetentionView } from '../../server/contract/retention.ts'
import { Button } from '../parts/Button.tsx'
import { State, type Tone } from '../parts/Chip.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { fullDay } from './fullDay.ts'

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
    <Pane
      title={t('keep.title')}
      meta={endedAt ? t('keep.from', { at: fullDay(endedAt) }) : t('keep.notYet')}
    >
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
                <div className="meta">{t('keep.days', { n: grouped(days[key.kind]) })}</div>
              </td>
              <td>{key.dueAt ? fullDay(key.dueAt) : '—'}</td>
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
    <>
      <State tone={tones[state]}>{late ? t('keep.destroyedLate') : t(`keep.states.${state}`)}</State>
      {destroyedAt && <div className="meta">{fullDay(destroyedAt)}</div>}
    </>
  )
}

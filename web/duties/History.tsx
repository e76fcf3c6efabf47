import { useTranslation } from 'react-i18next'
import type { DutyStory } from '../../server/contract/dutyStory.ts'
import type { FactKey } from '../../server/rules/facts.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { Instant } from '../parts/Instant.tsx'

/** Each time the answer turned: from what to what, by whose act, on which facts. */
export function History({ history }: { history: DutyStory['history'] }) {
  const { t } = useTranslation(['duties', 'facts', 'parts', 'record'])
  const shiftMs = useShift()
  const because = useBecauseWords()
  if (history.length === 0) return <p className="ink-2">{t('page.noHistory')}</p>
  return (
    <ul className="duty-list">
      {history.map(({ seq, at, by, from, to, because: act, facts }) => (
        <li key={seq}>
          <Instant at={at} shiftMs={shiftMs} />{' '}
          <b>
            {from
              ? t('page.turned', { from: t(`record:word.result.${from}`), to: t(`record:word.result.${to}`) })
              : t('page.opened', { to: t(`record:word.result.${to}`) })}
          </b>{' '}
          <span className="ink-2">
            {facts.length > 0
              ? t('page.facts', {
                  what: [...new Set(facts)]
                    .map((key) => t(`facts:key.${key as FactKey}`))
                    .join(t('parts:listComma')),
                })
              : t('page.because', { what: because(act) })}
          </span>{' '}
          <span className="meta">
            {by.name} #{seq}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The act that made the rules look again; one without words of its own goes by its name. */
function useBecauseWords(): (act: string) => string {
  const { t, i18n } = useTranslation('duties')
  return (act) => {
    const key = `because.${act.replaceAll('.', '-')}` as 'because.facts-changed'
    return i18n.exists(key, { ns: 'duties' }) ? String(t(key)) : t('because.other', { name: act })
  }
}

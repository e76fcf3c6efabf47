import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PromiseState } from '../../server/contract/ledger.ts'
import { promiseStates, tally } from './states.ts'

/** The four counts in large, and that they add up to the lines below. */
export function Score({
  states,
  about,
  tools,
}: {
  states: readonly PromiseState[]
  about: string
  tools?: ReactNode
}) {
  const { t } = useTranslation('ledger')
  const counts = tally(states)
  return (
    <section className="score">
      <dl>
        {promiseStates.map((state) => (
          <div key={state} className={`of-${state}${counts[state] === 0 ? ' none' : ''}`}>
            <dd>{counts[state]}</dd>
            <dt>{t(`state.${state}`)}</dt>
          </div>
        ))}
      </dl>
      <p className="ink-2">
        {about}
        <br />
        {t('sum', { parts: promiseStates.map((state) => counts[state]).join(' + '), n: states.length })}
      </p>
      <span className="tools">{tools}</span>
    </section>
  )
}

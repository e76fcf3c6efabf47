import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HandledView } from '../../server/contract/handling.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { Pane, Value, Values } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { regionName } from '../words/regions.ts'
import { shownLanguage } from '../words/words.ts'
import { GroundForm } from './GroundForm.tsx'

type Shown = HandledView & { people?: number }

interface HandlingPaneProps {
  handling: readonly Shown[]
  /** People whose details may go through them; null = nobody knows yet. */
  upTo?: number | null
}

/** Per channel the country that contact details go to; what leaves, or may leave, waits for a ground that legal gives. */
export function HandlingPane({ handling, upTo = null }: HandlingPaneProps) {
  const { t } = useTranslation(['handling', 'sending'])
  if (handling.length === 0) return null
  return (
    <Pane title={t('title')} meta={upTo !== null && t('upTo', { n: grouped(upTo) })} padded>
      <Values>
        {handling.map((one) => (
          <Value
            key={one.channel + one.host + one.country}
            label={t(`sending:ledger.${one.channel}`)}
            meta={one.host}
          >
            <Handled one={one} />
          </Value>
        ))}
      </Values>
    </Pane>
  )
}

function Handled({ one }: { one: Shown }) {
  const { t } = useTranslation('handling')
  const [giving, setGiving] = useState(false)
  const { asks, ground, people } = one
  const waits = asks && ground === null
  return (
    <>
      <State tone={waits ? 'late' : asks ? 'soon' : 'done'}>{useWhere(one)}</State>{' '}
      {people !== undefined && <span className="meta">{t('people', { n: grouped(people) })}</span>}
      {waits && <p className="is-late">{t('waits')}</p>}
      <Given one={one} />
      {giving && <GroundForm handling={one} onDone={() => setGiving(false)} />}
      {!giving && waits && one.can.includes('confirm_handling') && (
        <p>
          <Button size="small" onClick={() => setGiving(true)}>
            {t('give')}
          </Button>
        </p>
      )}
    </>
  )
}

function Given({ one: { ground, reason, decided } }: { one: Shown }) {
  const { t } = useTranslation('handling')
  if (ground === null || !decided) return null
  return (
    <p className="ink-2">{t('given', { name: decided.by.name, ground: t(`ground.${ground}`), reason })}</p>
  )
}

function useWhere({ country, here, asks }: Shown): string {
  const { t } = useTranslation('handling')
  if (country === null) return t(here ? 'here' : 'unknown')
  return t(asks ? 'abroad' : 'atHome', { country: regionName(country, shownLanguage()) })
}

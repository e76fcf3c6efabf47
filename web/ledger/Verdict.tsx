import { useTranslation } from 'react-i18next'
import type { PromiseState } from '../../server/contract/ledger.ts'
import { State } from '../parts/Chip.tsx'
import { looks } from './states.ts'

/** Kept, broken, not yet, not applicable: icon, word and colour. */
export function Verdict({ state }: { state: PromiseState }) {
  const { t } = useTranslation('ledger')
  return <State {...looks[state]}>{t(`state.${state}`)}</State>
}

import { useTranslation } from 'react-i18next'
import { definitionOf } from '../../server/rules/factDefinitions.ts'
import type { Fault, Problem } from '../api.ts'
import { editors } from '../facts/editors/editors.ts'
import { FactValue } from '../facts/FactValue.tsx'
import { Button } from '../parts/Button.tsx'
import { Toggle } from '../parts/Options.tsx'
import { isSame, type Supposed, type useSupposed } from './supposed.ts'

interface SupposedFactProps {
  fact: Supposed
  supposed: ReturnType<typeof useSupposed>
  problem: Problem | null
  asked: readonly Supposed[]
  groupName: (group: string) => string
}

/** One fact: what the sheet says, and the same editor as there for what is supposed instead. */
export function SupposedFact({ fact, supposed, problem, asked, groupName }: SupposedFactProps) {
  const { key, group, value } = fact
  const { t } = useTranslation(['grades', 'facts'])
  const definition = definitionOf(key)
  const what = [t(`facts:key.${key}`), group && groupName(group)].filter(Boolean).join(' · ')
  if (!definition || definition.shape.kind === 'text') return null
  const Editor = editors[definition.shape.kind]
  const known = supposed.now(fact)
  const whole = group && (key === 'people' || key === 'minors') && supposed.now({ key, group: '' })
  return (
    <fieldset className="supposed" aria-label={what}>
      <header>
        <b>{what}</b>
        <Button
          kind="quiet"
          size="small"
          icon="cross"
          aria-label={t('whatIf.removeOf', { what })}
          onClick={() => supposed.remove(fact)}
        >
          {t('whatIf.remove')}
        </Button>
      </header>
      <p className="meta">
        {t('whatIf.now')} <FactValue of={key} value={known === undefined ? undefined : { is: known }} />
      </p>
      {whole ? <p className="meta">{t('whatIf.wholeStands')}</p> : null}
      {value !== null && (
        <Editor
          definition={definition}
          label={t('whatIf.suppose')}
          value={value}
          onChange={(next) => supposed.change(fact, next)}
          faultAt={(pointer) => faultAt(problem, asked, fact, pointer)}
        />
      )}
      <Toggle on={value === null} onFlip={() => supposed.change(fact, value === null ? undefined : null)}>
        {t('whatIf.toVerify')}
      </Toggle>
    </fieldset>
  )
}

/** The fault of a field inside the value: refusals count the changes in the order they were sent. */
function faultAt(
  problem: Problem | null,
  asked: readonly Supposed[],
  fact: Supposed,
  pointer: string,
): Fault | undefined {
  const n = asked.findIndex((one) => isSame(one, fact))
  return n < 0
    ? undefined
    : problem?.faults.find((fault) => fault.pointer === `/changes/${n}/value${pointer}`)
}

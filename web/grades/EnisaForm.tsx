import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  contextKeys,
  contexts,
  type EnisaInputs,
  eases,
  enisaScore,
  identifiers,
  losses,
} from '../../server/rules/enisa.ts'
import { OneOf } from '../parts/Options.tsx'
import { useGradeWords } from '../words/useGradeWords.ts'
import { type FormProps, useConfirm } from './ConfirmForm.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { Loss } from './EnisaLoss.tsx'
import { isLower } from './lower.ts'

type Draft = Partial<EnisaInputs>

/** ENISA's inputs, filled in as the facts suggest; the score turns with every choice and nobody types it. */
export function EnisaForm({ grading, reported, onClose }: FormProps) {
  const { t } = useTranslation('grades')
  const words = useGradeWords()
  const start = grading.enisa?.chosen ?? grading.enisa?.proposed
  const [draft, setDraft] = useState<Draft>(start ?? {})
  const { send, command } = useConfirm(grading, onClose)
  const whole = isWhole(draft) ? draft : undefined
  const result = whole && enisaScore(whole)
  const change = (part: Draft) => setDraft({ ...draft, ...part })
  return (
    <DecisionForm
      grading={grading}
      command={command}
      lower={isLower(grading, result?.band)}
      reported={reported}
      ready={whole !== undefined}
      onClose={onClose}
      onSubmit={(reason) => whole && send({ reason, enisa: whole })}
    >
      <p className="meta">{t(start ? 'enisa.asProposed' : 'enisa.fromNothing')}</p>
      <Context draft={draft} change={change} />
      <Ease draft={draft} change={change} />
      {(['confidentiality', 'integrity', 'availability'] as const).map((of) => (
        <Loss
          key={of}
          of={of}
          chosen={draft[of]}
          choices={losses}
          onChoose={(value) => change({ [of]: value })}
        />
      ))}
      <OneOf
        label={t('enisa.malicious')}
        choices={[
          { key: 'yes', label: t('enisa.maliciousYes') },
          { key: 'no', label: t('enisa.maliciousNo') },
        ]}
        chosen={draft.malicious === undefined ? undefined : draft.malicious ? 'yes' : 'no'}
        onChoose={(key) => change({ malicious: key === 'yes' })}
      />
      {result && (
        <p className="grade-result" aria-live="polite">
          {t('enisa.score', { ...result })}
          <span className="sep" />
          <b>{words.grade(result.band)}</b>
        </p>
      )}
    </DecisionForm>
  )
}

interface PartProps {
  draft: Draft
  change: (part: Draft) => void
}

/** Each context has its own steps; another context starts at its base. */
function Context({ draft, change }: PartProps) {
  const { t } = useTranslation('grades')
  const { context } = draft
  return (
    <>
      <OneOf
        label={t('enisa.context')}
        hint={t('enisa.contextHint')}
        choices={contextKeys.map((key) => ({ key, label: t(`enisa.contexts.${key}`) }))}
        chosen={context}
        onChoose={(key) => change({ context: key, shift: 0 })}
      />
      {context && (
        <OneOf
          label={t('enisa.shift')}
          choices={contexts[context].shifts.map((shift) => ({
            key: String(shift),
            label: t(`enisa.shifts.${context}.${String(shift) as '0'}`),
          }))}
          chosen={draft.shift === undefined ? undefined : String(draft.shift)}
          onChoose={(shift) => change({ shift: Number(shift) })}
        />
      )}
    </>
  )
}

function Ease({ draft, change }: PartProps) {
  const { t } = useTranslation('grades')
  const { identifier } = draft
  /** The text gives none for some steps. */
  const examples: Record<string, string> = identifier
    ? t(`enisa.examples.${identifier}`, { returnObjects: true })
    : {}
  const label = (ease: (typeof eases)[number]) => {
    const step = stepOf(ease)
    const example = examples[step]
    return (
      <span>
        {t(`enisa.eases.${step}`)} {example && <span className="ink-3">{example}</span>}
      </span>
    )
  }
  return (
    <>
      <OneOf
        label={t('enisa.identifier')}
        choices={identifiers.map((key) => ({ key, label: t(`enisa.identifiers.${key}`) }))}
        chosen={identifier}
        onChoose={(key) => change({ identifier: key })}
      />
      <OneOf
        label={t('enisa.ease')}
        choices={eases.map((ease) => ({ key: String(ease), label: label(ease) }))}
        chosen={draft.ease === undefined ? undefined : String(draft.ease)}
        onChoose={(ease) => change({ ease: Number(ease) as EnisaInputs['ease'] })}
      />
    </>
  )
}

/** 0.25 as a key of words. */
const stepOf = (ease: (typeof eases)[number]) =>
  String(ease).replace('.', '_') as '0_25' | '0_5' | '0_75' | '1'

const parts: readonly (keyof EnisaInputs)[] = [
  'context',
  'shift',
  'identifier',
  'ease',
  'confidentiality',
  'integrity',
  'availability',
  'malicious',
]
const isWhole = (draft: Draft): draft is EnisaInputs => parts.every((part) => draft[part] !== undefined)

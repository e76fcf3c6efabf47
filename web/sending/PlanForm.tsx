import { useTranslation } from 'react-i18next'
import type { AskedPlanBody } from '../../server/contract/sendingPlan.ts'
import type { GateRule } from '../../server/rules/sendingPlan.ts'
import { gateLimits, nextStage, stagesFor, usualGate } from '../../server/rules/stage.ts'
import { Button } from '../parts/Button.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { OneOf } from '../parts/Options.tsx'
import { grouped } from '../parts/people.ts'

/** The order as it is being written; what it does not name is as usual, and 0 is a field that was emptied. */
export interface Draft extends Omit<AskedPlanBody, 'stages' | 'gate'> {
  stages: number[]
  gate: GateRule
}

export const draftFor = (people: number): Draft => ({ stages: stagesFor(people), gate: usualGate })

interface PlanFormProps {
  draft: Draft
  people: number
  onChange: (draft: Draft) => void
}

/** In stages, each waiting for the one before to prove itself: how many people, and who opens the gate between them. */
export function PlanForm({ draft, people, onChange }: PlanFormProps) {
  const { t } = useTranslation('order')
  const { stages, gate } = draft
  return (
    <>
      <Stages
        stages={stages}
        people={people}
        onChange={(changed) => onChange({ ...draft, stages: changed })}
      />
      {stages.length > 0 && (
        <>
          <OneOf
            label={t('gate.by')}
            choices={(['rule', 'person'] as const).map((key) => ({ key, label: t(`gate.${key}`) }))}
            chosen={gate.by}
            onChoose={(by) => onChange({ ...draft, gate: { ...gate, by } })}
          />
          {gate.by === 'rule' && (
            <div className="pair">
              <NumberField
                label={t('gate.failedPercent')}
                hint={t('gate.failedHint', gateLimits.failedPercent)}
                value={gate.failedPercent || undefined}
                onChange={(n) => onChange({ ...draft, gate: { ...gate, failedPercent: n ?? 0 } })}
              />
              <NumberField
                label={t('gate.minutes')}
                hint={t('gate.minutesHint', gateLimits.minutes)}
                value={gate.minutes || undefined}
                onChange={(n) => onChange({ ...draft, gate: { ...gate, minutes: n ?? 0 } })}
              />
            </div>
          )}
        </>
      )}
    </>
  )
}

interface StagesProps {
  stages: number[]
  people: number
  onChange: (stages: number[]) => void
}

function Stages({ stages, people, onChange }: StagesProps) {
  const { t } = useTranslation('order')
  const next = nextStage(people, stages)
  const first = stages.reduce((sum, n) => sum + n, 0)
  return (
    <div className="plan-stages">
      {stages.map((n, at) => (
        <NumberField
          // biome-ignore lint/suspicious/noArrayIndexKey: typing a number must not move its field
          key={at}
          label={t('stages.nth', { n: at + 1 })}
          value={n || undefined}
          onChange={(to) => onChange(stages.with(at, to ?? 0))}
        />
      ))}
      <p className="meta">
        {stages.length ? t('stages.rest', { n: grouped(Math.max(0, people - first)) }) : t('stages.atOnce')}
      </p>
      <div className="line">
        {next > 0 && (
          <Button size="small" onClick={() => onChange([...stages, next])}>
            {t('stages.add')}
          </Button>
        )}
        {stages.length > 0 && (
          <Button size="small" kind="quiet" onClick={() => onChange([])}>
            {t('stages.none')}
          </Button>
        )}
      </div>
    </div>
  )
}

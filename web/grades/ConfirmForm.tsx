import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { GradeDecision, GradingView } from '../../server/contract/gradings.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { AnyOf, OneOf } from '../parts/Options.tsx'
import { useGradeWords } from '../words/useGradeWords.ts'
import { useSay } from '../words/useSay.ts'
import { DecisionForm } from './DecisionForm.tsx'
import { isLower } from './lower.ts'

export interface FormProps {
  grading: GradingView
  reported: string | null
  onClose: () => void
}

/** A person sets the grade, or sorts the incident: as proposed, or otherwise with a reason. */
export function ConfirmForm({ grading, reported, onClose }: FormProps) {
  const { t } = useTranslation('grades')
  const say = useSay()
  const words = useGradeWords()
  const { proposed, choices, categories, kind } = grading
  const [grade, setGrade] = useState(grading.grade ?? undefined)
  const [chosen, setChosen] = useState(grading.confirmed?.categories ?? proposed?.categories ?? [])
  const { send, command } = useConfirm(grading, onClose)
  const sorts = kind === 'category'
  return (
    <DecisionForm
      grading={grading}
      command={command}
      lower={!sorts && isLower(grading, grade)}
      reported={reported}
      ready={sorts ? chosen.length > 0 : grade !== undefined}
      onClose={onClose}
      onSubmit={(reason) => send({ reason, categories: chosen, ...(grade ? { grade } : {}) })}
    >
      {!sorts && (
        <OneOf
          label={t('confirm.grade')}
          hint={t('confirm.gradeHint', { grade: words.grade(proposed?.grade) })}
          choices={choices.map((key) => ({ key, label: words.grade(key) }))}
          chosen={grade}
          onChoose={setGrade}
        />
      )}
      {categories.length > 0 && (
        <AnyOf
          label={t('confirm.categories')}
          hint={t('confirm.categoriesHint')}
          choices={categories.map(({ key, name }) => ({ key, label: say(name) }))}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
    </DecisionForm>
  )
}

/** Sends a decision with how much of the history its reader had seen; the form closes once it is taken. */
export function useConfirm({ scheme, history }: GradingView, onDone: () => void) {
  const { id: incidentId } = useIncident()
  const command = useCommand(api.confirmGrade)
  const [seen] = useState(history.length)
  const send = (decision: Partial<GradeDecision>) =>
    command.mutate({ params: { incidentId, scheme }, body: { ...decision, seen } }, { onSuccess: onDone })
  return { send, command }
}

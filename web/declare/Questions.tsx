import { useTranslation } from 'react-i18next'
import type { Problem } from '../api.ts'
import { serverNow } from '../live/now.ts'
import { Button } from '../parts/Button.tsx'
import { Field, TextArea } from '../parts/Field.tsx'
import { Age } from '../parts/Instant.tsx'
import { wallInput, zoneLabel } from '../parts/instant.ts'
import { OneOf } from '../parts/Options.tsx'
import { WallInput } from '../parts/WallInput.tsx'
import { type Draft, titleOf } from './draft.ts'
import { Functions } from './Functions.tsx'

const sources = ['third_party', 'monitoring', 'staff', 'customer', 'public', 'regulator', 'other'] as const
const answers = ['yes', 'maybe', 'unknown', 'no'] as const
const kinds = ['vulnerability', 'malware', 'attack', 'intrusion', 'other'] as const

export interface QuestionsProps {
  draft: Draft
  noticedAt: number | undefined
  onChange: (part: Partial<Draft>) => void
  problem: Problem | null
}

/** The five questions, and a sixth for an event without personal information. */
export function Questions(props: QuestionsProps) {
  const { t } = useTranslation('declare')
  const { draft, onChange } = props
  const title = titleOf(draft.description)
  return (
    <>
      <TextArea
        no={1}
        label={t('what')}
        hint={title ? t('asTitle', { title }) : t('whatHint')}
        maxLength={5000}
        value={draft.description}
        onChange={(description) => onChange({ description })}
      />
      <Noticed {...props} />
      <OneOf
        no={3}
        label={t('how')}
        choices={sources.map((key) => ({ key, label: t(`source.${key}`) }))}
        chosen={draft.source}
        onChoose={(source) => onChange({ source })}
      />
      <Functions draft={draft} onChange={onChange} />
      <OneOf
        no={5}
        label={t('information')}
        hint={t('informationHint')}
        choices={answers.map((key) => ({ key, label: t(`answer.${key}`) }))}
        chosen={draft.involved}
        onChoose={(involved) => onChange({ involved })}
      />
      {draft.involved === 'no' && (
        <OneOf
          no={6}
          label={t('kind')}
          choices={kinds.map((key) => ({ key, label: t(`kindOf.${key}`) }))}
          chosen={draft.kind}
          onChoose={(kind) => onChange({ kind })}
        />
      )}
    </>
  )
}

function Noticed({ draft, noticedAt, onChange, problem }: QuestionsProps) {
  const { t } = useTranslation('declare')
  const later = noticedAt !== undefined && noticedAt > serverNow() + 60_000
  const fault = later || problem?.at('/noticedAt') ? t('future') : undefined
  return (
    <Field no={2} label={t('when')} hint={t('whenHint')} fault={fault}>
      {({ id, describedBy, invalid }) => (
        <div className="with-button">
          <div className="noticed">
            <WallInput
              id={id}
              value={draft.noticed || undefined}
              describedBy={describedBy}
              invalid={invalid}
              onChange={(noticed) => onChange({ noticed: noticed ?? '' })}
            />
            {noticedAt !== undefined && (
              <span className="ink-3">
                {zoneLabel(noticedAt)}
                <span className="no-phone-inline">
                  <span className="sep" />
                  <Age at={noticedAt} />
                </span>
              </span>
            )}
          </div>
          <Button onClick={() => onChange({ noticed: wallInput(serverNow()) })}>{t('now')}</Button>
        </div>
      )}
    </Field>
  )
}

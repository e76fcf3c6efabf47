import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MailGroup } from '../../server/rules/mailGroup.ts'
import { usualLimits, usualQuiet } from '../../server/rules/sendingPlan.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { OneOf } from '../parts/Options.tsx'
import type { Draft } from './PlanForm.tsx'

interface PlanMoreProps {
  draft: Draft
  onChange: (draft: Draft) => void
}

/** When it may begin, at which hours and at what pace: as usual unless somebody looks. */
export function PlanMore({ draft, onChange }: PlanMoreProps) {
  const { t } = useTranslation('order')
  const [open, setOpen] = useState(false)
  return (
    <div className="plan-more">
      <Button size="small" kind="quiet" onClick={() => setOpen(!open)}>
        {t(open ? 'limits.less' : 'limits.more')}
      </Button>
      {open && (
        <>
          <Times draft={draft} onChange={onChange} />
          <Night draft={draft} onChange={onChange} />
          <Pace draft={draft} onChange={onChange} />
        </>
      )}
    </div>
  )
}

function Times({ draft, onChange }: PlanMoreProps) {
  const { t } = useTranslation('order')
  const shiftMs = useShift()
  return (
    <>
      <InstantField
        label={t('time.notBefore')}
        value={draft.notBefore ?? undefined}
        shiftMs={shiftMs}
        onChange={(notBefore) => onChange({ ...draft, notBefore: notBefore ?? null })}
      />
      <InstantField
        label={t('time.notAfter')}
        hint={t('time.notAfterHint')}
        value={draft.notAfter ?? undefined}
        shiftMs={shiftMs}
        onChange={(notAfter) => onChange({ ...draft, notAfter: notAfter ?? null })}
      />
    </>
  )
}

function Night({ draft, onChange }: PlanMoreProps) {
  const { t } = useTranslation('order')
  const quiet = draft.quiet === undefined ? usualQuiet : draft.quiet
  return (
    <OneOf
      label={t('quiet.title')}
      hint={t('quiet.hint')}
      choices={[
        { key: 'keep' as const, label: t('quiet.keep', { ...(quiet ?? usualQuiet) }) },
        { key: 'none' as const, label: t('quiet.none') },
      ]}
      chosen={quiet ? 'keep' : 'none'}
      onChoose={(key) => onChange({ ...draft, quiet: key === 'keep' ? usualQuiet : null })}
    />
  )
}

const paced: readonly MailGroup[] = ['qq', 'netease', 'sina', 'gmail', 'microsoft']

function Pace({ draft, onChange }: PlanMoreProps) {
  const { t } = useTranslation('order')
  const limits = draft.limits ?? usualLimits
  const set = (house: MailGroup, n: number | undefined) => {
    const { [house]: _, ...others } = limits.mailPerMinute
    const mailPerMinute = n ? { ...others, [house]: n } : others
    onChange({ ...draft, limits: { ...limits, mailPerMinute } })
  }
  return (
    <>
      <p>
        <b>{t('limits.mailPerMinute')}</b> <span className="meta">{t('limits.mailHint')}</span>
      </p>
      <div className="pair">
        {paced.map((house) => (
          <NumberField
            key={house}
            label={t(`house.${house}`)}
            value={limits.mailPerMinute[house]}
            onChange={(n) => set(house, n)}
          />
        ))}
      </div>
      <NumberField
        label={t('limits.person')}
        hint={t('limits.personHint')}
        value={limits.personMinutes}
        onChange={(personMinutes) =>
          onChange({ ...draft, limits: { ...limits, personMinutes: personMinutes ?? 0 } })
        }
      />
    </>
  )
}

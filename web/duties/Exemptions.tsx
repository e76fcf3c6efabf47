import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DutyView } from '../../server/contract/duties.ts'
import type { ExemptionView } from '../../server/contract/exemptions.ts'
import { isPureDamage } from '../../server/rules/exemption.ts'
import type { Fact } from '../../server/rules/facts.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { Pane } from '../parts/Pane.tsx'
import { ExemptionCard } from './ExemptionCard.tsx'
import { OrderForm } from './OrderForm.tsx'
import { ProposeForm } from './ProposeForm.tsx'
import { useHashScroll } from './useHashScroll.ts'

interface ExemptionsProps {
  exemptions: readonly ExemptionView[]
  duties: readonly DutyView[]
}

/** Decisions not to tell people, newest first; the old ones stay readable, a regulator's order with them. */
export function Exemptions({ exemptions, duties }: ExemptionsProps) {
  const { t } = useTranslation('duties')
  const [form, setForm] = useState<'propose' | 'order'>()
  const can = (step: string) => duties.some((duty) => duty.can.includes(step))
  const pureDamage = usePureDamage()
  const close = () => setForm(undefined)
  useHashScroll('exemptions', true)
  const tools = (['propose', 'order'] as const).filter((key) =>
    can(key === 'propose' ? 'propose_exemption' : 'order_notice'),
  )
  return (
    <div className="exemptions" id="exemptions">
      <Pane
        title={t('exemption.title')}
        meta={t('exemption.law')}
        padded
        tools={
          !form &&
          tools.map((key) => (
            <Button key={key} size="small" onClick={() => setForm(key)}>
              {t(`exemption.${key}`)}
            </Button>
          ))
        }
      >
        {pureDamage && <Note tone="soon">{t('exemption.pureDamage')}</Note>}
        {form === 'propose' && <ProposeForm duties={duties} onDone={close} />}
        {form === 'order' && <OrderForm duties={duties} onDone={close} />}
        {exemptions.length === 0 && !form && <p className="ink-2">{t('exemption.none')}</p>}
        {[...exemptions].reverse().map((exemption) => (
          <ExemptionCard key={exemption.id} exemption={exemption} duties={duties} />
        ))}
      </Pane>
    </div>
  )
}

/** Then counsel says of each duty whether it is released, and the page says why. */
function usePureDamage(): boolean {
  const { id: incidentId } = useIncident()
  const facts = useView(api.listFacts, { params: { incidentId } }).data?.facts ?? []
  const kinds = facts.find(({ key }) => key === 'breachKinds')
  return kinds !== undefined && isPureDamage([{ ...kinds, by: '', at: 0 } satisfies Fact])
}

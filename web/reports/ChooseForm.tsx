import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { ReportList } from '../../server/contract/reports.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { useSay } from '../words/useSay.ts'
import { usePlaces } from './usePlaces.ts'

type Form = ReportList['forms'][number]

interface ChooseFormProps {
  list: ReportList
  onDrafted: (id: string) => void
}

/** Every form there is, with what could be drafted on it now; those for which something is owed come first. */
export function ChooseForm({ list, onDrafted }: ChooseFormProps) {
  const { t } = useTranslation('reports')
  return (
    <section className="report-to-come">
      <h2 className="stage">{t('forms.title')}</h2>
      <p className="report-why">{t('forms.lead')}</p>
      <ul className="report-forms">
        {list.forms.map((form) => (
          <OneForm key={form.id} form={form} may={list.can.includes('draft_report')} onDrafted={onDrafted} />
        ))}
      </ul>
    </section>
  )
}

function OneForm({ form, may, onDrafted }: { form: Form; may: boolean; onDrafted: (id: string) => void }) {
  const { t } = useTranslation('reports')
  const say = useSay()
  const places = usePlaces()(form.places)
  const { id: incidentId } = useIncident()
  const draft = useCommand(api.draftReport)
  const run = (stage: Form['stages'][number]['stage']) =>
    draft.mutate(
      { params: { incidentId }, body: { stage, formId: form.id } },
      { onSuccess: ({ id }) => onDrafted(id) },
    )
  return (
    <li>
      <h3>
        {say(form.name)} {form.owed && <State tone="soon">{t('forms.owed')}</State>}
      </h3>
      <p className="meta">
        {places || t('forms.anyPlace')}
        <span className="sep" />
        {t(`forms.language.${form.language}`)}
        <span className="sep" />
        {say(form.law)}
      </p>
      {draft.error && <ErrorNote problem={draft.error} />}
      {may && (
        <div className="row">
          {form.stages.map(({ stage, name, whyNot }) => (
            <Button
              key={stage}
              size="small"
              working={draft.isPending && draft.variables.body.stage === stage}
              off={whyNot && t(`forms.why.${whyNot}` as 'forms.why.report_open')}
              onClick={() => run(stage)}
            >
              {t('forms.draft', { stage: say(name) })}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}

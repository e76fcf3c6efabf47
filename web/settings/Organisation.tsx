import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { OrganisationChoices, Organisation as Profile } from '../../server/contract/sessions.ts'
import { useView } from '../live/view.ts'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { ContactFields, NameFields } from './NameFields.tsx'
import { OversightFields } from './OversightFields.tsx'
import { ReachFields } from './ReachFields.tsx'
import { SaveLine } from './SaveLine.tsx'
import { StaleNote } from './StaleNote.tsx'
import { Targets } from './Targets.tsx'
import { useFault } from './useFault.ts'
import { type OrganisationWork, useOrganisation } from './useOrganisation.ts'

/** Who the company is, to whom it reports and by when; asked here in calm, never at 3 a.m. */
export default function Organisation() {
  const profile = useView(api.organisation, {})
  const choices = useView(api.organisationChoices, {})
  const problem = profile.error ?? choices.error
  if (problem) return <ErrorNote problem={problem} onRetry={() => void profile.refetch()} />
  if (!profile.data || !choices.data) return <Loading />
  return <Form kept={profile.data} choices={choices.data} />
}

function Form({ kept, choices }: { kept: Profile; choices: OrganisationChoices }) {
  const { t } = useTranslation('settings')
  const may = useMe().can.includes('change_organisation')
  const work = useOrganisation(kept)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    work.submit()
  }
  return (
    <form className="form wide" onSubmit={submit}>
      {!may && <Note>{t('organisation.readOnly')}</Note>}
      <fieldset className="bare" disabled={!may}>
        <Fields work={work} choices={choices} />
      </fieldset>
      {may && (
        <div className="save-bar">
          <Refusal work={work} />
          <SaveLine
            word={t('organisation.save')}
            working={work.saving}
            clean={work.clean}
            saved={work.saved}
          />
        </div>
      )}
    </form>
  )
}

function Fields({ work, choices }: { work: OrganisationWork; choices: OrganisationChoices }) {
  const { draft, change, problem } = work
  const fields = { draft, change, fault: useFault(problem) }
  return (
    <>
      <NameFields {...fields} />
      <OversightFields {...fields} sectors={choices.sectors} />
      <ReachFields {...fields} />
      <ContactFields {...fields} />
      <Targets {...fields} targets={choices.targets} />
    </>
  )
}

function Refusal({ work }: { work: OrganisationWork }) {
  const { t } = useTranslation('settings')
  const { problem } = work
  if (!problem) return null
  if (problem.code === 'stale') return <StaleNote work={work} problem={problem} />
  const name = (pointer: string) => {
    const [, field, rule] = pointer.split('/')
    const said = t(`organisation.${field}` as 'organisation.name')
    return field === 'targets' ? `${said} ${rule}` : said
  }
  return <ErrorNote problem={problem} kept fieldName={name} />
}

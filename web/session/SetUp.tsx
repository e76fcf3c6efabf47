import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { Problem } from '../api.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { Then } from '../parts/Then.tsx'
import { Door } from './Door.tsx'
import { InvitationLinks } from './InvitationLinks.tsx'
import { OpenExample } from './OpenExample.tsx'
import { OrganisationFields } from './OrganisationFields.tsx'
import { OwnerFields } from './OwnerFields.tsx'
import { PeopleFields } from './PeopleFields.tsx'
import { emptyForm, requestOf, type Section, type SetUpForm } from './setUpForm.ts'

/** First run: proves who owns the machine, then owner, organisation and the people of the group. */
export default function SetUp() {
  const state = useView(api.setUpState, {})
  const setUp = useCommand(api.setUp)
  const [looking, setLooking] = useState(false)
  const [code, setCode] = useState('')
  if (setUp.data) return <InvitationLinks invitations={setUp.data.invitations} />
  // Done by this very page, the links come next: they are shown only once.
  if (!looking && !setUp.isPending && state.data?.needed === false) return <Navigate to="/sign-in" replace />
  return (
    <Door wide>
      {looking ? (
        <OpenExample code={code} onCode={setCode} onBack={() => setLooking(false)} />
      ) : (
        <Form
          working={setUp.isPending}
          problem={setUp.error}
          onSubmit={(form) => setUp.mutate({ body: requestOf(form) })}
          onLook={(typed) => {
            setCode(typed)
            setLooking(true)
          }}
        />
      )}
    </Door>
  )
}

interface FormProps {
  working: boolean
  problem: Problem | null
  onSubmit: (form: SetUpForm) => void
  /** Rather look at the example first; the code typed so far goes along. */
  onLook: (code: string) => void
}

function Form({ working, problem, onSubmit, onLook }: FormProps) {
  const { t } = useTranslation('session')
  const [form, setForm] = useState(emptyForm)
  const section: Section = { form, change: (part) => setForm({ ...form, ...part }) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(form)
  }
  return (
    <div className="set-up">
      <form onSubmit={submit}>
        <div>
          <h1>{t('setUp.title')}</h1>
          <p className="ink-2">{t('setUp.lead')}</p>
        </div>
        <p className="look-first">
          {t('example.offer')}
          <Button size="small" onClick={() => onLook(form.code)}>
            {t('example.look')}
          </Button>
        </p>
        <TextField
          label={t('setUp.code')}
          hint={t('setUp.codeHint')}
          autoComplete="off"
          required
          value={form.code}
          onChange={(code) => section.change({ code })}
        />
        <OwnerFields {...section} />
        <OrganisationFields {...section} />
        <PeopleFields {...section} />
        {problem && <ErrorNote problem={problem} kept />}
        <Button type="submit" kind="go" size="large" working={working}>
          {t('setUp.go')}
        </Button>
      </form>
      <Aside alone={form.people.length === 0} />
    </div>
  )
}

function Aside({ alone }: { alone: boolean }) {
  const { t } = useTranslation('session')
  const steps = (['step1', 'step2', 'step3'] as const).map((step) => ({ what: t(`setUp.${step}`) }))
  return (
    <Then title={t('setUp.steps')} steps={steps}>
      {alone && <Note tone="soon">{t('setUp.alone')}</Note>}
    </Then>
  )
}

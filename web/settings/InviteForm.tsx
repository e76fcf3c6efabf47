import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { InvitationView, NewPerson } from '../../server/contract/sessions.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { RoleAndSeats } from '../session/RoleAndSeats.tsx'
import { CopyButton } from './CopyButton.tsx'
import { useFault } from './useFault.ts'

const nobodyYet: NewPerson = { name: '', email: '', phone: '', role: 'member', seats: [] }

/** There is no public sign-up: somebody comes by a link that was made for them. */
export function InviteForm() {
  const { t } = useTranslation('settings')
  const [person, setPerson] = useState(nobodyYet)
  const invite = useCommand(api.invite)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate({ body: person }, { onSuccess: () => setPerson(nobodyYet) })
  }
  return (
    <form className="form invite" onSubmit={submit}>
      <h2>{t('invite.title')}</h2>
      {invite.data && <Link invitation={invite.data} />}
      {invite.error && (
        <ErrorNote
          problem={invite.error}
          kept
          fieldName={(pointer) => t(`invite.${pointer.slice(1)}` as 'invite.name')}
        />
      )}
      <PersonFields
        person={person}
        change={(part) => setPerson({ ...person, ...part })}
        fault={useFault(invite.error)}
      />
      <p className="save-line">
        <Button type="submit" kind="go" icon="add" working={invite.isPending}>
          {t('invite.go')}
        </Button>
      </p>
    </form>
  )
}

interface PersonProps {
  person: NewPerson
  change: (part: Partial<NewPerson>) => void
  fault: (pointer: string) => string | undefined
}

function PersonFields({ person, change, fault }: PersonProps) {
  const { t } = useTranslation('settings')
  const text = (key: 'name' | 'email' | 'phone') => ({
    label: t(`invite.${key}`),
    fault: fault(`/${key}`),
    value: person[key],
    onChange: (value: string) => change({ [key]: value }),
  })
  return (
    <>
      <TextField {...text('name')} required />
      <TextField {...text('email')} type="email" required />
      <TextField {...text('phone')} type="tel" hint={t('invite.phoneHint')} />
      <RoleAndSeats place={person} hint={t('invite.seatsHint')} fault={fault('/seats')} onChange={change} />
    </>
  )
}

/** Shown here once; it is kept nowhere. */
function Link({ invitation: { name, link = '' } }: { invitation: InvitationView }) {
  const { t } = useTranslation('settings')
  return (
    <Note tone="done">
      <p>
        <b>{t('invite.made', { name })}</b> {t('invite.once')}
      </p>
      <code className="link-text">{link}</code>
      <p className="save-line">
        <CopyButton text={link} word={t('invite.copy')} />
      </p>
    </Note>
  )
}

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { serverNow } from '../live/now.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { instantOfWall, wallInput } from '../parts/instant.ts'
import { Page } from '../shell/Page.tsx'
import { Aftermath, FootLine } from './Aftermath.tsx'
import './declare.css'
import { type Draft, dropDraft, keepDraft, keptDraft, requestOf, startsPlan } from './draft.ts'
import { Questions } from './Questions.tsx'

const formId = 'declaration'

/** Whoever notices fills this in, in half a minute, on a phone too. */
export default function Declare() {
  const { t } = useTranslation('declare')
  const [draft, setDraft] = useState(() => keptDraft(freshDraft()))
  const go = useNavigate()
  const declare = useCommand(api.declareIncident)
  const noticedAt = instantOfWall(draft.noticed)
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keepDraft(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (noticedAt === undefined || !ready(draft)) return
    declare.mutate(
      { body: requestOf(draft, noticedAt) },
      {
        onSuccess: ({ id }) => {
          dropDraft()
          void go(`/incidents/${id}`)
        },
      },
    )
  }
  const button = (
    <Button
      type="submit"
      form={formId}
      kind="go"
      size="large"
      off={ready(draft) ? undefined : t('need')}
      working={declare.isPending}
    >
      {startsPlan(draft.involved) ? t('go') : t('goTriage')}
    </Button>
  )
  const foot = {
    action: <PhoneAction line={<FootLine draft={draft} noticedAt={noticedAt} />}>{button}</PhoneAction>,
  }
  return (
    <Page phone={foot} phoneTitle={{ title: t('title') }}>
      <div className="declare">
        <section>
          <h1 className="no-phone">{t('title')}</h1>
          <p className="ink-2 no-phone">{t('lead')}</p>
          <form id={formId} onSubmit={submit}>
            <Questions draft={draft} noticedAt={noticedAt} onChange={change} problem={declare.error} />
            {declare.error && <ErrorNote problem={declare.error} kept />}
            <div className="row no-phone">
              {button}
              <span className="meta">{t('draft')}</span>
            </div>
          </form>
        </section>
        <Aftermath draft={draft} noticedAt={noticedAt} />
      </div>
    </Page>
  )
}

const PhoneAction = ({ line, children }: { line: React.ReactNode; children: React.ReactNode }) => (
  <div className="phone-action">
    <p className="meta">{line}</p>
    {children}
  </div>
)

const ready = (draft: Draft): boolean =>
  draft.description.trim() !== '' && draft.involved !== undefined && draft.noticed !== ''

const freshDraft = (): Draft => ({
  description: '',
  noticed: wallInput(serverNow()),
  source: 'staff',
  functions: [],
  unsure: false,
  involved: undefined,
  kind: 'vulnerability',
})

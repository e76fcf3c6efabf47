import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnnouncementView } from '../../server/contract/announcements.ts'
import { api } from '../../server/contract/api.ts'
import type { Language } from '../../server/rules/facts.ts'
import { useIncident, useMay } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Pane } from '../parts/Pane.tsx'
import { Seal } from '../parts/Seal.tsx'
import { Address } from './Address.tsx'
import { AnnouncementEditor } from './AnnouncementEditor.tsx'
import { AnnouncementSteps, type Source } from './AnnouncementSteps.tsx'
import { Changes } from './Changes.tsx'
import { Editions } from './Editions.tsx'
import { useFieldName } from './fieldName.ts'
import { Posted } from './Posted.tsx'
import { useAnnouncement } from './useAnnouncement.ts'

interface Beside {
  language: Language
  /** The notice on the desk, if one lies there. */
  notice?: Source
}

/** The public page: where it stands, what it binds, and where everybody can read it. */
export function AnnouncementPane(beside: Beside) {
  const { t } = useTranslation('notices')
  const { list, view } = useAnnouncement()
  return (
    <Pane title={t('public.title')} tools={view && <Standing view={view} />} padded>
      {list.error && <ErrorNote problem={list.error} onRetry={() => void list.refetch()} />}
      {!list.data && !list.error && <Loading />}
      {list.data && (view ? <Announcement view={view} {...beside} /> : <Begin {...beside} />)}
    </Pane>
  )
}

function Begin({ language, notice }: Beside) {
  const { t } = useTranslation('notices')
  const may = useMay()('draft_announcement')
  const { id: incidentId } = useIncident()
  const [writing, write] = useState(!notice)
  const draft = useCommand(api.draftAnnouncement)
  if (writing && may) return <AnnouncementEditor language={language} onDone={() => write(false)} />
  return (
    <div className="approval">
      <p>{t('public.none')}</p>
      {may && notice && (
        <div className="row wrap">
          <Button
            kind="go"
            icon="announcement"
            working={draft.isPending}
            onClick={() => draft.mutate({ params: { incidentId }, body: { noticeId: notice.id } })}
          >
            {t('public.draft')}
          </Button>
          <Button icon="edit" onClick={() => write(true)}>
            {t('public.write')}
          </Button>
        </div>
      )}
      {draft.error && <ErrorNote problem={draft.error} />}
    </div>
  )
}

function Announcement({ view, language, notice }: Beside & { view: AnnouncementView }) {
  const { t } = useTranslation('notices')
  const [editing, setEditing] = useState(false)
  const sealed = view.state === 'approved' || view.state === 'published'
  if (editing) return <AnnouncementEditor view={view} language={language} onDone={() => setEditing(false)} />
  return (
    <div className="approval">
      {!view.served && <Note tone="soon">{t('public.sealed')}</Note>}
      <Address view={view} />
      <Posted view={view} />
      {view.beforeReport && (
        <Note tone="soon">{t(view.published ? 'public.wasBefore' : 'public.before')}</Note>
      )}
      {view.difference && view.state !== 'published' && view.state !== 'withdrawn' && (
        <Changes difference={view.difference} />
      )}
      <Seal
        state={sealed ? 'sealed' : view.state === 'void' ? 'void' : 'open'}
        digest={view.digest}
        title={t(sealed ? 'public.bound' : 'public.toBind', { n: view.version })}
        note={t('approval.binds', {
          languages: view.languages.map((key) => t(`language.${key}`)).join(t('comma')),
        })}
      />
      <p className="ink-2">{t('approval.drafter', { name: view.drafted.by.name })}</p>
      {view.reason && (
        <p className="is-late">
          {t(view.state === 'withdrawn' ? 'public.withdrawnWhy' : 'approval.returned', {
            reason: view.reason,
          })}
        </p>
      )}
      <Faults view={view} />
      <AnnouncementSteps view={view} notice={notice} onEdit={() => setEditing(true)} />
      <Editions view={view} />
    </div>
  )
}

function Faults({ view }: { view: AnnouncementView }) {
  const { t } = useTranslation('notices')
  const nameOf = useFieldName()
  const { i18n } = useTranslation()
  if (view.faults.length === 0) return null
  return (
    <ul className="findings">
      {view.faults.map(({ language, field, finding }) => (
        <li key={`${language} ${field} ${finding?.from}`}>
          <State tone={finding?.level === 'warning' ? 'soon' : 'late'}>{t(`language.${language}`)}</State>
          <span>
            {nameOf(field)}{' '}
            {finding ? finding.reason[i18n.language === 'en' ? 'en' : 'zh-CN'] : t('public.blank')}
          </span>
        </li>
      ))}
    </ul>
  )
}

const tones = {
  draft: 'idle',
  submitted: 'soon',
  approved: 'soon',
  returned: 'late',
  void: 'late',
  published: 'done',
  withdrawn: 'late',
} as const

function Standing({ view: { state, live } }: { view: AnnouncementView }) {
  const { t } = useTranslation('notices')
  return (
    <>
      {live && state !== 'published' && <State tone="done">{t('public.live', { n: live.edition })}</State>}
      <State tone={tones[state]}>{t(`publicState.${state}`)}</State>
    </>
  )
}

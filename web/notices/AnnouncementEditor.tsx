import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnnouncementView } from '../../server/contract/announcements.ts'
import { api } from '../../server/contract/api.ts'
import { announcementProgress } from '../../server/rules/announcement.ts'
import type { Language } from '../../server/rules/facts.ts'
import { type AnnouncementText, partKeys } from '../../server/rules/notice.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea, TextField } from '../parts/Field.tsx'
import { OneOf } from '../parts/Options.tsx'
import { useFieldName } from './fieldName.ts'

interface EditorProps {
  /** Absent: it begins with what is typed here. */
  view?: AnnouncementView
  language: Language
  onDone: () => void
}

/** Writes the announcement by hand, language by language; saving makes the first or the next version. */
export function AnnouncementEditor({ view, language, onDone }: EditorProps) {
  const { t } = useTranslation('notices')
  const [texts, setTexts] = useState(view?.texts ?? {})
  const [progress, setProgress] = useState(view?.progress ?? announcementProgress[0])
  const { save, saving, problem } = useSave(view, onDone)
  const text = texts[language] ?? blank
  const put = (change: Partial<AnnouncementText>) =>
    setTexts({ ...texts, [language]: { ...text, ...change } })
  return (
    <form
      className="words-editor narrow"
      onSubmit={(event) => {
        event.preventDefault()
        save({ texts, progress })
      }}
    >
      <p className="meta">{t('public.editing', { language: t(`language.${language}`) })}</p>
      <OneOf
        label={t('public.progress')}
        choices={announcementProgress.map((key) => ({ key, label: t(`progress.${key}`) }))}
        chosen={progress}
        onChoose={setProgress}
      />
      <Fields language={language} text={text} onPut={put} />
      {problem && <ErrorNote problem={problem} kept />}
      <div className="row wrap editor-foot">
        <Button type="submit" kind="go" working={saving} off={!texts[language] && t('public.writeFirst')}>
          {t('editor.save', { n: (view?.version ?? 0) + 1 })}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('editor.drop')}
        </Button>
      </div>
    </form>
  )
}

function useSave(view: AnnouncementView | undefined, onDone: () => void) {
  const { id: incidentId } = useIncident()
  const change = useCommand(api.changeAnnouncement)
  const draft = useCommand(api.draftAnnouncement)
  const done = { onSuccess: onDone }
  return {
    save: (body: Pick<AnnouncementView, 'texts' | 'progress'>) =>
      view
        ? change.mutate(
            { params: { incidentId, announcementId: view.id }, body: { ...body, version: view.version } },
            done,
          )
        : draft.mutate({ params: { incidentId }, body }, done),
    saving: change.isPending || draft.isPending,
    problem: change.error ?? draft.error,
  }
}

interface FieldsProps {
  language: Language
  text: AnnouncementText
  onPut: (change: Partial<AnnouncementText>) => void
}

function Fields({ language, text, onPut }: FieldsProps) {
  const nameOf = useFieldName()
  const part = (key: (typeof partKeys)[number], change: Partial<AnnouncementText['parts']['happened']>) =>
    onPut({ parts: { ...text.parts, [key]: { ...text.parts[key], ...change } } })
  return (
    <div lang={language}>
      <TextField
        label={nameOf('title')}
        value={text.title}
        maxLength={300}
        onChange={(title) => onPut({ title })}
      />
      <TextArea
        label={nameOf('lede')}
        value={text.lede}
        maxLength={2_000}
        onChange={(lede) => onPut({ lede })}
      />
      {partKeys.map((key) => (
        <div key={key}>
          <TextField
            label={nameOf(`parts.${key}.heading`)}
            value={text.parts[key].heading}
            maxLength={300}
            onChange={(heading) => part(key, { heading })}
          />
          <TextArea
            label={nameOf(`parts.${key}.text`)}
            value={text.parts[key].text}
            maxLength={8_000}
            onChange={(words) => part(key, { text: words })}
          />
        </div>
      ))}
      <TextArea
        label={nameOf('contact')}
        value={text.contact}
        maxLength={2_000}
        onChange={(contact) => onPut({ contact })}
      />
      <TextArea
        label={nameOf('verification')}
        value={text.verification}
        maxLength={4_000}
        onChange={(verification) => onPut({ verification })}
      />
    </div>
  )
}

const part = { heading: '', text: '' }
const blank: AnnouncementText = {
  title: '',
  lede: '',
  parts: { happened: part, measures: part, protect: part, remedy: part },
  contact: '',
  verification: '',
}

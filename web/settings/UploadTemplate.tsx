import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { TemplateFaultView } from '../../server/contract/wordTemplates.ts'
import type { Language } from '../../server/rules/facts.ts'
import { useCommand } from '../live/view.ts'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useSay } from '../words/useSay.ts'

/** Takes an edited template. One with faults is not taken, and every fault is listed with the paragraph it stands in. */
export function UploadTemplate({ language }: { language: Language }) {
  const { t } = useTranslation('offices')
  const id = useId()
  const save = useCommand(api.saveWordTemplate)
  const faults = (save.error?.extra.templateFaults ?? []) as TemplateFaultView[]
  const take = (file: File | undefined) =>
    file && save.mutate({ params: { language }, query: { name: file.name.slice(-200) }, body: file })
  return (
    <div className="upload-template">
      <label className="button plain small" htmlFor={id}>
        <Icon name="upload" small />
        {t('documents.upload')}
        {save.isPending && <span className="working" aria-hidden="true" />}
      </label>
      <input
        id={id}
        className="sr-only"
        type="file"
        accept=".docx"
        onChange={({ target }) => {
          take(target.files?.[0])
          target.value = ''
        }}
      />
      {save.isSuccess && <State tone="done">{t('documents.taken')}</State>}
      {save.error && <ErrorNote problem={save.error} />}
      {faults.length > 0 && (
        <ol className="template-faults">
          {faults.map((fault) => (
            <Fault key={`${fault.code} ${fault.tag} ${fault.paragraph}`} fault={fault} />
          ))}
        </ol>
      )}
    </div>
  )
}

function Fault({ fault: { code, tag, near, paragraph, message } }: { fault: TemplateFaultView }) {
  const { t, i18n } = useTranslation('offices')
  const say = useSay()
  const known = i18n.exists(`documents.fault.${code}`, { ns: 'offices' })
  return (
    <li>
      {known ? t(`documents.fault.${code}` as 'documents.fault.unknown_tag', { tag }) : message}
      {near && ` ${t('documents.near', { tag: near.tag, label: say(near.label) })}`}
      {paragraph && <q>{paragraph}</q>}
    </li>
  )
}

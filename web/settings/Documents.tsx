import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { WordTemplates } from '../../server/contract/wordTemplates.ts'
import { urlOf } from '../api.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Loading } from '../parts/Loading.tsx'
import '../parts/pane.css'
import { useSay } from '../words/useSay.ts'
import './offices.css'
import { UploadTemplate } from './UploadTemplate.tsx'

type One = WordTemplates['templates'][number]

/** The Word templates that reports are printed with: download, edit in Word, upload; every version is kept. */
export default function Documents() {
  const { t } = useTranslation('offices')
  const list = useView(api.wordTemplates, {})
  if (!list.data)
    return list.error ? <ErrorNote problem={list.error} onRetry={() => void list.refetch()} /> : <Loading />
  const { templates, tags, pdf, can } = list.data
  return (
    <>
      <p className="ink-2">{t('documents.lead')}</p>
      {!pdf && <Note tone="soon">{t('documents.noPdf')}</Note>}
      {templates.map((template) => (
        <Template key={template.language} template={template} may={can.includes('change_templates')} />
      ))}
      <Tags tags={tags} />
    </>
  )
}

function Template({ template, may }: { template: One; may: boolean }) {
  const { t } = useTranslation('offices')
  const { language, origin, digest } = template
  const use = useCommand(api.useWordTemplate)
  const fetchOf = (version: string) => urlOf(api.getWordTemplate, { params: { language, digest: version } })
  return (
    <section className="document-template">
      <h2>
        {t(`documents.language.${language}`)}
        <State tone={origin === 'company' ? 'done' : 'idle'}>{t(`documents.origin.${origin}`)}</State>
        <code className="meta">{digest.slice(0, 12)}</code>
      </h2>
      <p className="save-line">
        <a className="button plain small" href={fetchOf(digest)} download>
          <Icon name="download" small />
          {t('documents.download')}
        </a>
        {may && origin === 'company' && (
          <Button
            size="small"
            working={use.isPending}
            onClick={() => use.mutate({ params: { language }, body: { digest: null } })}
          >
            {t('documents.shipped')}
          </Button>
        )}
      </p>
      {use.error && <ErrorNote problem={use.error} />}
      {may && <UploadTemplate language={language} />}
      {template.versions.length > 0 && (
        <ul className="versions">
          {template.versions.map((version) => (
            <li key={version.digest}>
              <a className="link" href={fetchOf(version.digest)} download>
                {version.fileName}
              </a>{' '}
              <code className="meta">{version.digest.slice(0, 12)}</code>{' '}
              <span className="meta">{version.by.name}</span> <Instant at={version.at} />
              {version.current ? (
                <State tone="done">{t('documents.current')}</State>
              ) : (
                may && (
                  <Button
                    kind="quiet"
                    size="small"
                    onClick={() => use.mutate({ params: { language }, body: { digest: version.digest } })}
                  >
                    {t('documents.useAgain')}
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What a lawyer may write between braces, and what it stands for. */
function Tags({ tags }: { tags: WordTemplates['tags'] }) {
  const { t } = useTranslation('offices')
  const say = useSay()
  return (
    <details className="template-tags">
      <summary>{t('documents.tags', { n: tags.length })}</summary>
      <p className="ink-2">{t('documents.tagsLead')}</p>
      <dl>
        {tags.map(({ tag, label }) => (
          <div key={tag}>
            <dt>
              <code>{`{${tag}}`}</code>
            </dt>
            <dd>{say(label)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

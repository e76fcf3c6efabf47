import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { useFacts } from './FactsContext.ts'

/** Stays at the foot while anything is open: several facts are saved together, or none of them. */
export function SaveBar() {
  const { t } = useTranslation('facts')
  const { drafts } = useFacts()
  const { changed, problem } = drafts
  const nameOf = (pointer: string) => {
    const key = /^\/facts\/(\w+)/.exec(pointer)?.[1] ?? changed[Number(pointer.split('/')[2])]?.key
    return key ? t(`key.${key as 'people'}`) : pointer
  }
  return (
    <footer className="fact-save">
      {problem && <ErrorNote problem={problem} kept fieldName={nameOf} />}
      <div className="row">
        <b>{t('unsaved', { n: changed.length })}</b>
        <span className="meta no-phone">{t('allTogether')}</span>
        <span className="grow" />
        <Button kind="quiet" onClick={drafts.dropAll}>
          {t('discard')}
        </Button>
        <Button
          kind="go"
          working={drafts.saving}
          off={changed.length === 0 && t('nothingChanged')}
          onClick={drafts.save}
        >
          {t('save', { n: changed.length })}
        </Button>
      </div>
    </footer>
  )
}

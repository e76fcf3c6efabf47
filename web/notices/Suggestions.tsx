import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { changedSentences } from '../../server/rules/difference.ts'
import { fieldsOf, samePlace, withField } from '../../server/rules/noticeWork.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Difference } from '../parts/Difference.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { useFieldName } from './fieldName.ts'
import { placeOf, useDesk } from './useDesk.ts'

/** The words legal proposed when returning it, as a change to what stands there; taken over in one press. */
export function Suggestions() {
  const { t } = useTranslation('notices')
  const nameOf = useFieldName()
  const { notice, params } = useDesk()
  const save = useCommand(api.changeNotice)
  const { suggestions, drafts, version } = notice
  if (suggestions.length === 0) return null
  const places = suggestions.flatMap(({ field, text, ...at }) => {
    const words = drafts.find((draft) => samePlace(draft, at))?.words
    const now = words && new Map(fieldsOf(words)).get(field)
    return changedSentences(now ?? '', text).map((pieces) => ({ where: nameOf(field), pieces }))
  })
  const texts = drafts
    .map((draft) => {
      const own = suggestions.filter((one) => samePlace(one, draft))
      const words = own.reduce((all, { field, text }) => withField(all, field, text), draft.words)
      return { ...placeOf(draft), words, own: own.length }
    })
    .filter(({ own }) => own > 0)
    .map(({ own: _, ...text }) => text)
  return (
    <>
      <Difference title={t('suggested.title')} places={places} />
      {notice.current && notice.can.includes('draft_notice') && (
        <Button working={save.isPending} onClick={() => save.mutate({ params, body: { version, texts } })}>
          {t('suggested.take')}
        </Button>
      )}
      {save.error && <ErrorNote problem={save.error} />}
    </>
  )
}

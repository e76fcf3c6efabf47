import { useTranslation } from 'react-i18next'
import { Icon } from '../parts/Icon.tsx'
import { useSay } from '../words/useSay.ts'
import { useDesk } from './useDesk.ts'

const places = ['happened', 'measures', 'protect', 'remedy']

/** What the law and the policy want said, each with its article and where it is said. */
export function LawLine() {
  const { t } = useTranslation('notices')
  const say = useSay()
  const { draft } = useDesk()
  if (!draft) return null
  return (
    <ul className="law-line">
      {draft.contents.map(({ key, label, part, article, said }) => {
        const at = places.indexOf(part)
        return (
          <li key={key} className={said ? 'is-done' : 'is-late'} title={say(article)}>
            <Icon name={said ? 'check' : 'cross'} small />
            <span className="ink">{say(label)}</span>
            <span className="ink-3">{at < 0 ? t('place.contact') : t('place.part', { n: at + 1 })}</span>
          </li>
        )
      })}
    </ul>
  )
}

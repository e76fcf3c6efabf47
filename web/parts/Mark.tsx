import { useTranslation } from 'react-i18next'
import './mark.css'

/** How well a rule is verified: V2, V1 solid; P and U dashed, for counsel to confirm; `promise` is the company's own. */
export type MarkKey = 'V2' | 'V1' | 'P' | 'U' | 'promise'

const asks = (mark: MarkKey): boolean => mark === 'P' || mark === 'U'

export function Mark({ mark, worded }: { mark: MarkKey; worded?: boolean }) {
  const { t } = useTranslation()
  const meaning = t(`mark.${mark}`)
  return (
    <span className="marked">
      <abbr className={asks(mark) ? 'mark ask' : 'mark'} title={meaning}>
        {mark === 'promise' ? t('mark.promiseShort') : mark}
      </abbr>
      {worded && <span>{asks(mark) ? t('mark.ask') : meaning}</span>}
    </span>
  )
}

/** What the marks mean, at the foot of a table of duties. */
export function MarkLegend() {
  const { t } = useTranslation()
  return (
    <ul className="mark-legend">
      {(['V2', 'V1', 'P', 'U', 'promise'] as const).map((mark) => (
        <li key={mark}>
          <Mark mark={mark} />
          {t(`mark.${mark}`)}
        </li>
      ))}
    </ul>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { State, type Tone } from './Chip.tsx'
import './duty.css'
import type { IconName } from './Icon.tsx'
import { Mark, type MarkKey } from './Mark.tsx'

export interface DutyRowProps {
  /** Word and colour of where it stands: 临近, 已履行, 请法务确认. */
  state: { tone: Tone; word: string; icon?: IconName | undefined }
  /** CN-06 */
  code: string
  title: string
  recipient: string
  /** The running figure, or what is not known. */
  figure: ReactNode
  /** Under it: 4 小时，到期 05:02. */
  figureNote?: ReactNode
  basis: ReactNode
  mark: MarkKey
  /** Receipt, notice or act, with its time; what is still wanted else. */
  proof: ReactNode
  owner: ReactNode
  /** Does not apply: drawn pale, never hidden. */
  pale?: boolean | undefined
  open?: boolean | undefined
  onToggle?: (() => void) | undefined
  /** <DutyDetail>, shown while open. */
  children?: ReactNode
}

/** One duty in a table whose head is state, duty, to whom, left or used, basis, mark, proof, owner. */
export function DutyRow(props: DutyRowProps) {
  const { state, code, title, recipient, basis, mark, proof, owner, pale, open, onToggle, children } = props
  const alarmed = open && (state.tone === 'late' || state.tone === 'soon') ? state.tone : ''
  return (
    <>
      <tr className={['duty', pale && 'pale', open && 'open', alarmed].filter(Boolean).join(' ')}>
        <td>
          <State tone={state.tone} icon={state.icon}>
            {state.word}
          </State>
        </td>
        <td>
          <button type="button" className="duty-title" aria-expanded={open} onClick={onToggle}>
            <span className="code">{code}</span>
            <b>{title}</b>
          </button>
        </td>
        <td>{recipient}</td>
        <td>
          <Figure {...props} />
        </td>
        <td className="ink-2">{basis}</td>
        <td>
          <Mark mark={mark} />
        </td>
        <td className="ink-2">{proof}</td>
        <td>{owner}</td>
      </tr>
      {open && children && (
        <tr className={`duty-more ${alarmed}`}>
          <td colSpan={8}>{children}</td>
        </tr>
      )}
    </>
  )
}

const Figure = ({ figure, figureNote, state }: Pick<DutyRowProps, 'figure' | 'figureNote' | 'state'>) => (
  <>
    <b className={`duty-figure nowrap ${state.tone === 'idle' ? '' : `is-${state.tone}`}`}>{figure}</b>
    {figureNote && <div className="meta">{figureNote}</div>}
  </>
)

interface DutyDetailProps {
  why: ReactNode
  start: ReactNode
  how: ReactNode
  /** Where the question is another: why it does not apply, or cannot be told yet. */
  whyTitle?: string
  startTitle?: string
  howTitle?: string
}

/** Three columns below an open row: why it applies, from which instant, what and how. */
export function DutyDetail({ why, start, how, whyTitle, startTitle, howTitle }: DutyDetailProps) {
  const { t } = useTranslation()
  return (
    <div className="duty-detail">
      <section>
        <h3>{whyTitle ?? t('duty.why')}</h3>
        {why}
      </section>
      <section>
        <h3>{startTitle ?? t('duty.start')}</h3>
        {start}
      </section>
      <section>
        <h3>{howTitle ?? t('duty.how')}</h3>
        {how}
      </section>
    </div>
  )
}

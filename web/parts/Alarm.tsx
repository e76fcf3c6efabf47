import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './alarm.css'
import { Icon, type IconName } from './Icon.tsx'

interface AlarmListProps {
  /** How many there are in all; more than the rows shown is said by `rest`. */
  count: number
  /** 另 1 项：人数口径取高值 142 万 */
  rest?: ReactNode
  /** <AlarmRow> each. */
  children: ReactNode
}

/** Late left, to decide right: before everything but the clocks. */
export const AlarmBand = ({ children }: { children: ReactNode }) => (
  <div className="alarm-band">{children}</div>
)

export function LateList({ count, rest, children }: AlarmListProps) {
  const { t } = useTranslation()
  const words = count === 0 ? t('alarm.noneLate') : t('alarm.late', { n: count })
  return (
    <AlarmList
      tone={count === 0 ? 'calm' : 'late'}
      icon={count === 0 ? 'check' : 'late'}
      words={words}
      rest={rest ?? (count > 0 && t('alarm.first'))}
    >
      {children}
    </AlarmList>
  )
}

export function DecideList({ count, rest, children }: AlarmListProps) {
  const { t } = useTranslation()
  const words = count === 0 ? t('alarm.noneToDecide') : t('alarm.decide', { n: count })
  return (
    <AlarmList tone={count === 0 ? 'calm' : 'soon'} icon="decide" words={words} rest={rest}>
      {children}
    </AlarmList>
  )
}

interface ListProps {
  tone: 'late' | 'soon' | 'calm'
  icon: IconName
  words: string
  rest?: ReactNode
  children: ReactNode
}

const AlarmList = ({ tone, icon, words, rest, children }: ListProps) => (
  <section className={`alarm-list ${tone}`}>
    <h2>
      <Icon name={icon} />
      {words}
      <span className="meta right">{rest}</span>
    </h2>
    <ul>{children}</ul>
  </section>
)

export interface AlarmRowProps {
  what: string
  /** Why and who: 陈一鸣 03:15 失联，两呼未应. */
  why: ReactNode
  /** 26 分 (late), 剩 80 分, 等 8 分. */
  age: ReactNode
  tone?: 'late' | 'soon' | undefined
  /** One button; accent only on the top decision. */
  children?: ReactNode
  /** Shown on a phone, where the button is not. */
  icon?: IconName
}

export const AlarmRow = ({ what, why, age, tone, children, icon }: AlarmRowProps) => (
  <li className="alarm-row">
    {icon && (
      <span className="only-phone ink-3">
        <Icon name={icon} />
      </span>
    )}
    <div className="text">
      <b>{what}</b>
      <span>{why}</span>
    </div>
    <span className={`age ${tone ? `is-${tone}` : 'ink-2'}`}>{age}</span>
    {children}
  </li>
)

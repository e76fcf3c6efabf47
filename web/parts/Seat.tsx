import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useNow } from '../live/now.ts'
import { Icon } from './Icon.tsx'
import { millis, type When } from './instant.ts'
import { lengthInWords } from './length.ts'
import './seat.css'

export type SeatState = 'accepted' | 'called' | 'empty' | 'away' | 'observer' | 'stoodDown'

export interface SeatProps {
  /** 公关 */
  title: string
  /** Who sits there or was called; nobody where empty. */
  name?: string | undefined
  state: SeatState
  /** Since when empty, called or away. */
  since?: When | undefined
  /** Beside an empty chair: 副手已呼 3 分. */
  called?: string | undefined
  shiftMs?: number | undefined
}

/** One chair of the group. An empty one is red, with how long, and who has been called. */
export function Seat({ title, name, state, since, called, shiftMs }: SeatProps) {
  const { t } = useTranslation()
  const now = useNow(shiftMs)
  const lasted = since === undefined ? undefined : lengthInWords(now - millis(since), t)
  const empty = state === 'empty'
  return (
    <div className={`seat ${state}`}>
      <Icon name="seat" />
      <div>
        <div className="role">{title}</div>
        <div className="name">{empty ? emptyWords(t, lasted) : name}</div>
      </div>
      <span className="how">{empty ? (called ?? t('seat.nobodyCalled')) : stateWords(t, state, lasted)}</span>
    </div>
  )
}

const emptyWords = (t: TFunction<'parts'>, lasted: string | undefined): string =>
  lasted ? t('seat.emptyFor', { time: lasted }) : t('seat.empty')

const stateWords = (t: TFunction<'parts'>, state: SeatState, lasted: string | undefined): string =>
  state === 'away' && lasted ? t('seat.awayFor', { time: lasted }) : t(`seat.${state}`)

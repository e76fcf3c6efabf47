import { useTranslation } from 'react-i18next'
import { chineseRule, countSms, type SmsCount, signed } from '../../server/rules/sms.ts'
import { Icon } from '../parts/Icon.tsx'
import { FiledForm } from './FiledForm.tsx'
import { useDesk } from './useDesk.ts'

/** The SMS as it leaves and what it is billed as; by its filed template where there is one. */
export function SmsBox({ open }: { open: boolean }) {
  const { t } = useTranslation('notices')
  const { draft, notice } = useDesk()
  if (!draft?.sms) return open ? <p className="sms-box meta">{t('sms.notMeant')}</p> : null
  const { text, count, missingParams } = draft.sms
  return (
    <section className="sms-box">
      <SmsHead count={count} />
      <p lang={draft.language}>{text.replace(codeSlot, code)}</p>
      {missingParams.length > 0 && (
        <p className="is-late">{t('sms.missing', { names: missingParams.join(', ') })}</p>
      )}
      {open && notice.can.includes('draft_notice') && <FiledForm />}
    </section>
  )
}

export function SmsHead({ count }: { count: SmsCount }) {
  const { t } = useTranslation('notices')
  return (
    <div className="head">
      <Icon name="sms" />
      <b>{t('channel.sms')}</b>
      <span className="meta">
        {t('sms.count', { units: count.units, count: count.segments, room: count.room, left: count.left })}
      </span>
      <span className="segments" aria-hidden="true">
        {count.filled.map((filled, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: segments stand in their order
          <Segment key={at} full={filled / count.room} />
        ))}
      </span>
    </div>
  )
}

const Segment = ({ full }: { full: number }) => (
  <i style={{ '--full': `${Math.round(full * 100)}%` } as React.CSSProperties} />
)

const code = 'K7M4-2QXT'
const codeSlot = /\{\{\s*person\.code\s*\}\}/g

/** Counted while it is typed, with a check code as long as a real one. */
export const countTyped = (text: string, signature: string): SmsCount =>
  countSms(signed(signature, text.replace(codeSlot, code)), chineseRule)

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon.tsx'
import './seal.css'

interface SealProps {
  state: 'open' | 'sealed' | 'void'
  /** SHA-256 in hex; twelve digits are shown. */
  digest: string
  title?: string
  /** Who and when: 03:58 核准，04:12 唐晓改动. */
  note?: ReactNode
}

/** What an approval is bound to. Void: broken lock, struck digest, and who changed it. */
export function Seal({ state, digest, title, note }: SealProps) {
  const { t } = useTranslation()
  return (
    <div className={`seal-row ${state}`}>
      <Icon name={state === 'void' ? 'unlocked' : 'lock'} />
      <div>
        <b>{title ?? t(`seal.${state}`)}</b>
        {note && <div className="meta">{note}</div>}
      </div>
      {state === 'void' ? (
        <del>
          <Digest digest={digest} />
        </del>
      ) : (
        <Digest digest={digest} />
      )}
    </div>
  )
}

/** Twelve hex digits in groups of four; the whole on hover. */
export function Digest({ digest }: { digest: string }) {
  const { t } = useTranslation()
  const short = digest.replace(/^sha256:/, '').slice(0, 12)
  return (
    <code className="digest" title={`${t('seal.digest')} ${digest}`}>
      {short.replace(/(.{4})(?=.)/g, '$1 ')}
    </code>
  )
}

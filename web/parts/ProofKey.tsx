import { useTranslation } from 'react-i18next'
import type { ProofKeyView } from '../../server/contract/proof.ts'
import { Value, Values } from './Pane.tsx'
import './proofKey.css'

/** The public key that proofs are signed with, whole: it is compared letter by letter. */
export function ProofKey({ proofKey }: { proofKey: ProofKeyView | null }) {
  const { t } = useTranslation('proof')
  if (!proofKey) return <p className="ink-2">{t('key.none')}</p>
  return (
    <div className="proof-key">
      <Values>
        <Value label={t('key.fingerprint')}>
          <code>{proofKey.fingerprint.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </Value>
        <Value label={t('key.publicKey')}>
          <code>{proofKey.publicKey}</code>
        </Value>
      </Values>
      <p className="meta">{t('key.publish')}</p>
    </div>
  )
}

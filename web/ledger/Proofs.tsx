import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PromiseLine, Proof } from '../../server/contract/ledger.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { shortInstant } from '../parts/instant.ts'

/** What proves a line, each a way to it. What rests on the drill log leads there. */
export function Proofs({ line, incidentId }: { line: PromiseLine; incidentId: string }) {
  const { t } = useTranslation('ledger')
  if (line.id === 'P5')
    return (
      <Link className="link" to="/drills">
        {t('proof.drills')}
      </Link>
    )
  if (line.proofs.length === 0)
    return <span className="ink-3">{line.state === 'not_applicable' ? '—' : t('proof.none')}</span>
  return (
    <ul className="proofs">
      {line.proofs.map((proof) => (
        <li key={proof.kind + proof.ref}>
          <ProofLink proof={proof} incidentId={incidentId} />
        </li>
      ))}
    </ul>
  )
}

function ProofLink({ proof, incidentId }: { proof: Proof; incidentId: string }) {
  const now = useNow(useShift())
  const words = useProofWords()
  return (
    <>
      <Link className="link" to={wayTo(proof, incidentId)}>
        {words(proof)}
      </Link>
      {proof.at && <span className="meta"> {shortInstant(proof.at, now)}</span>}
    </>
  )
}

const sections = {
  record: 'records',
  duty: 'duties',
  fact: 'facts',
  order: 'sending',
  announcement: 'notices',
} as const satisfies Record<Proof['kind'], string>

/** `regions v3` is the fact `regions`; every other proof is its own anchor. */
const wayTo = ({ kind, ref }: Proof, incidentId: string): string =>
  `/incidents/${incidentId}/${sections[kind]}#${ref.split(' ')[0]}`

function useProofWords(): (proof: Proof) => string {
  const { t } = useTranslation('ledger')
  return ({ kind, ref }) => {
    if (kind === 'duty') return ref
    if (kind !== 'fact') return t(`proof.${kind}`, { ref })
    const [key, version] = ref.split(' ')
    const name = key === 'regions' || key === 'functions' ? t(`fact.${key}`) : key
    return t('proof.fact', { name, version })
  }
}

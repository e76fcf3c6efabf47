import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Condition, Conditions, type Outcome } from '../parts/Condition.tsx'
import { useSay } from '../words/useSay.ts'
import { useBecause } from './because.ts'
import type { Leaf, Tree } from './tree.ts'

/** Each condition of the rule with the fact that settled it, or that is missing. */
export function Why({ tree }: { tree: Tree }) {
  const { t } = useTranslation('duties')
  if (tree.kind === 'all' && tree.parts.length === 0) return <p className="ink-2">{t('why.always')}</p>
  return (
    <Conditions>
      <Branch tree={tree} />
    </Conditions>
  )
}

const outcomes: Record<Leaf['outcome'], Outcome> = { true: 'met', false: 'notMet', unknown: 'unknown' }

/** The outermost `all` reads as one list; whatever lies within says above its own parts how many of them it takes. */
function Branch({ tree, within = false }: { tree: Tree; within?: boolean }) {
  const { t } = useTranslation('duties')
  if (tree.kind === 'leaf') return <LeafLine leaf={tree} />
  const headed = tree.kind === 'not' || (tree.parts.length > 1 && (tree.kind === 'any' || within))
  const parts = tree.parts.map((part, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a rule never change places
    <Branch key={n} tree={part} within={within || headed} />
  ))
  if (!headed) return parts
  return (
    <li className="condition-branch">
      <span className="meta">{t(`why.${tree.kind}`)}</span>
      <ul>{parts}</ul>
    </li>
  )
}

function LeafLine({ leaf }: { leaf: Leaf }) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const { id: incidentId } = useIncident()
  const facts = useView(api.listFacts, { params: { incidentId } }).data?.facts ?? []
  const because = useBecause()
  const [key] = leaf.facts
  const fact = facts.find((one) => one.key === key)
  const known = fact !== undefined || leaf.value === null
  return (
    <Condition
      outcome={outcomes[leaf.outcome]}
      what={say(leaf.outcome === 'false' && leaf.whyNot ? leaf.whyNot : leaf.says)}
      because={because(leaf, facts)}
      source={
        key && known ? (
          <Link className="link" to={`${pathOf(incidentId, 'facts')}#${key}`}>
            {t('why.fact')} {fact && `v${fact.version}`}
          </Link>
        ) : (
          <span className="meta">{key ? t('why.profile') : ''}</span>
        )
      }
    />
  )
}

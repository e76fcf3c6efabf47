import { useTranslation } from 'react-i18next'
import type { GroundView } from '../../server/contract/exemptions.ts'
import type { FactKey } from '../../server/rules/facts.ts'
import { Mark, type MarkKey } from '../parts/Mark.tsx'
import { OneOf } from '../parts/Options.tsx'
import { useSay } from '../words/useSay.ts'
import './exemption.css'

interface GroundChoiceProps {
  grounds: readonly GroundView[]
  chosen: GroundView | undefined
  fault: string | undefined
  onChoose: (key: string) => void
}

/** The grounds that the law gives, and for the one chosen what must be brought and when it is reviewed. */
export function GroundChoice({ grounds, chosen, fault, onChoose }: GroundChoiceProps) {
  const { t } = useTranslation('duties')
  const say = useSay()
  return (
    <>
      <OneOf
        label={t('exemption.ground')}
        fault={fault}
        choices={grounds.map(({ key, law, article, says }) => ({
          key,
          label: `${say(law)} ${say(article)} · ${say(says)}`,
        }))}
        chosen={chosen?.key}
        onChoose={onChoose}
      />
      {chosen && <Asks ground={chosen} />}
    </>
  )
}

function Asks({ ground }: { ground: GroundView }) {
  const { t } = useTranslation(['duties', 'facts', 'parts'])
  const say = useSay()
  const facts = useFactNames()
  return (
    <div className="exemption-asks">
      <span className="meta">{t('exemption.groundAsks')}</span>
      <ul>
        {ground.asks.map((ask) => (
          <li key={say(ask)}>{say(ask)}</li>
        ))}
      </ul>
      <p className="meta">{t('exemption.reviewOn', { facts: facts(ground.reviewOn) })}</p>
    </div>
  )
}

/** Law, article and mark of a ground, as a card says them. */
export function GroundLine({ ground }: { ground: GroundView | null }) {
  const { t } = useTranslation('duties')
  const say = useSay()
  if (!ground) return t('exemption.noGround')
  return (
    <>
      {say(ground.says)}{' '}
      <span className="meta">
        {say(ground.law)} {say(ground.article)}
      </span>{' '}
      <Mark mark={ground.mark as MarkKey} />
    </>
  )
}

/** Facts by the names of the fact sheet. */
export function useFactNames(): (keys: readonly string[]) => string {
  const { t } = useTranslation(['facts', 'parts'])
  return (keys) => keys.map((key) => t(`facts:key.${key as FactKey}`)).join(t('parts:listComma'))
}

import { useTranslation } from 'react-i18next'
import type { FactDefinition } from '../../server/rules/factDefinitions.ts'
import { Button } from '../parts/Button.tsx'
import { useSay } from '../words/useSay.ts'
import { CategoriesOffer } from './CategoriesOffer.tsx'
import { factAt, placesOf } from './draft.ts'
import { FactHistory } from './FactHistory.tsx'
import { FactPart } from './FactPart.tsx'
import { useFacts } from './FactsContext.ts'

/** One fact: for everybody affected, and below it for each group that has its own. */
export function FactRow({ definition }: { definition: FactDefinition }) {
  const { t } = useTranslation('facts')
  const { key, perGroup } = definition
  return (
    <div className="fact" id={key}>
      <dt>
        {t(`key.${key}`)}
        <Hint of={key} />
      </dt>
      <dd>
        <FactPart definition={definition} group="" />
        {perGroup && <Groups definition={definition} />}
        {key === 'functions' && <CategoriesOffer />}
        <FactHistory of={key} />
      </dd>
    </div>
  )
}

function Hint({ of }: { of: FactDefinition['key'] }) {
  const { t, i18n } = useTranslation('facts')
  if (!i18n.exists(`hint.${of}`, { ns: 'facts' })) return null
  return <small>{t(`hint.${of}` as 'hint.people')}</small>
}

/** Groups with a value of their own, and a button for each that has none: a group lacks a value until somebody gives one. */
function Groups({ definition }: { definition: FactDefinition }) {
  const { t } = useTranslation('facts')
  const say = useSay()
  const { groups, sheet, drafts, mayChange } = useFacts()
  const has = (group: string) =>
    placesOf(definition, group).some((place) => factAt(sheet.facts, place) || drafts.of(place))
  const without = groups.filter(({ key }) => !has(key))
  return (
    <>
      {groups
        .filter(({ key }) => has(key))
        .map(({ key, name }) => (
          <section className="fact-group" key={key} aria-label={say(name)}>
            <h4>{say(name)}</h4>
            <FactPart definition={definition} group={key} />
          </section>
        ))}
      {mayChange && without.length > 0 && (
        <div className="fact-more">
          <span className="meta">{t('byGroup')}</span>
          {without.map(({ key, name }) => (
            <Button
              key={key}
              kind="quiet"
              size="small"
              icon="add"
              aria-label={t('forGroup', { group: say(name) })}
              onClick={() => drafts.open(...placesOf(definition, key))}
            >
              {say(name)}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

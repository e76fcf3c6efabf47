import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { NoticeFact } from '../../server/contract/notices.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Pane } from '../parts/Pane.tsx'
import { Unknown } from '../parts/Unknown.tsx'
import { movedIn } from './marks.ts'
import { useDesk } from './useDesk.ts'

/** What the text rests on. A fact that has moved since is amber, with what it said before. */
export function FactsUsed() {
  const { t } = useTranslation('notices')
  const { id } = useIncident()
  const { notice, draft, language } = useDesk()
  const own = notice.facts.filter(({ group }) => group === '' || !draft || group === draft.group)
  const moved = own.some(({ changed }) => changed)
  const facts = [...own].sort((a, b) => Number(movedIn(b, language)) - Number(movedIn(a, language)))
  return (
    <Pane title={t('facts.title', { n: notice.sheet.now })} meta={t('facts.meta')}>
      {moved && <Redraw changed />}
      <ul className="facts-used">
        {facts.map((fact) => (
          <Fact key={`${fact.key} ${fact.group}`} fact={fact} />
        ))}
      </ul>
      {!moved && <Redraw changed={false} />}
      <div className="facts-open">
        <LinkButton to={pathOf(id, 'facts')} kind="quiet" icon="facts">
          {t('facts.open')}
        </LinkButton>
      </div>
    </Pane>
  )
}

function Fact({ fact }: { fact: NoticeFact }) {
  const { t } = useTranslation(['notices', 'facts'])
  const { language } = useDesk()
  const moved = movedIn(fact, language)
  const [now, was] = [fact.now[language], fact.was[language]]
  return (
    <li className={moved ? 'changed' : ''}>
      <div className="key">
        {t(`facts:key.${fact.key as 'people'}`)} <span>{fact.no}</span>
      </div>
      <div className="said">{now || <Unknown />}</div>
      {moved && (
        <div className="is-soon">
          {t('facts.changed', { from: fact.version, to: fact.nowVersion, was: was || t('facts.nothing') })}
        </div>
      )}
    </li>
  )
}

/** Draws the text anew; words typed by hand stay. */
function Redraw({ changed }: { changed: boolean }) {
  const { t } = useTranslation('notices')
  const { notice, params } = useDesk()
  const refresh = useCommand(api.refreshNotice)
  if (!notice.can.includes('draft_notice')) return null
  return (
    <div className="redraw">
      <Button
        kind={changed ? 'plain' : 'quiet'}
        icon="doing"
        working={refresh.isPending}
        onClick={() => refresh.mutate({ params, body: { version: notice.version } })}
      >
        {t('facts.redraw')}
      </Button>
      <p className="meta">{t('facts.redrawHow')}</p>
      {refresh.error && <ErrorNote problem={refresh.error} />}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { DutyStory } from '../../server/contract/dutyStory.ts'
import { standingOf } from '../../server/rules/dutyStanding.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Mark, type MarkKey } from '../parts/Mark.tsx'
import { Pane } from '../parts/Pane.tsx'
import { PaperHead } from '../parts/PaperHead.tsx'
import { Stream } from '../parts/Stream.tsx'
import { RecordEntry } from '../record/RecordEntry.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { Anchors } from './AnchorsPane.tsx'
import { Decisions } from './Decisions.tsx'
import './duties.css'
import './dutiesPhone.css'
import './dutiesPrint.css'
import { DutySteps } from './DutySteps.tsx'
import './dutypage.css'
import { Filings } from './Filings.tsx'
import { History } from './History.tsx'
import { How } from './How.tsx'
import { RuleValues } from './RuleValues.tsx'
import { StartDetail } from './StartDetail.tsx'
import { looks } from './standing.ts'
import type { Tree } from './tree.ts'
import { useTitle } from './useTitle.ts'
import { Why } from './Why.tsx'

/** One duty with its whole story, on one page or two of paper. */
export default function DutyPage() {
  const { t } = useTranslation('duties')
  const { dutyId = '' } = useParams()
  const { id: incidentId } = useIncident()
  const story = useView(api.dutyStory, { params: { incidentId, dutyId } })
  if (story.data) return <Story story={story.data} />
  if (story.error?.status === 404)
    return (
      <EmptyState text={t('page.missing')}>
        <LinkButton to={pathOf(incidentId, 'duties')}>{t('page.back')}</LinkButton>
      </EmptyState>
    )
  return story.error ? <ErrorNote problem={story.error} onRetry={() => void story.refetch()} /> : <Loading />
}

function Story({ story }: { story: DutyStory }) {
  const { t } = useTranslation('duties')
  const { duty, anchors, filings, history, records } = story
  return (
    <article className="duty-page">
      <Head story={story} />
      <div className="duty-steps-line">
        <DutySteps duty={duty} />
      </div>
      <div className="duty-columns">
        <Pane title={t('page.rule')} padded>
          <RuleValues duty={duty} />
        </Pane>
        <Pane title={t('page.clock')} padded>
          <StartDetail duty={duty} />
        </Pane>
        <Pane title={t(`why.${duty.result}`)} padded>
          <Why tree={duty.explanation as Tree} />
        </Pane>
        <Pane title={t('how.title')} padded>
          <How duty={duty} />
        </Pane>
      </div>
      {anchors.length > 0 && (
        <Pane title={t('anchors.title')}>
          <Anchors anchors={anchors} />
        </Pane>
      )}
      <div className="duty-columns">
        <Pane title={t('page.served')} padded>
          <Filings filings={filings} />
        </Pane>
        <Pane title={t('page.decisions')} padded>
          <Decisions duty={duty} />
        </Pane>
      </div>
      <Pane title={t('page.history')} padded>
        <History history={history} />
      </Pane>
      <Pane title={t('page.records')} padded={records.length === 0}>
        {records.length === 0 && <p className="ink-2">{t('page.noRecords')}</p>}
        {records.length > 0 && (
          <Stream label={t('page.records')}>
            {records.map((line) => (
              <RecordEntry key={line.seq} line={line} />
            ))}
          </Stream>
        )}
      </Pane>
    </article>
  )
}

function Head({ story: { duty, incident } }: { story: DutyStory }) {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  const { user } = useMe()
  const shiftMs = useShift()
  const now = useNow(shiftMs)
  const titleOf = useTitle()
  const standing = standingOf(duty, now)
  return (
    <>
      <PaperHead
        title={`${duty.ruleId} ${titleOf(duty)}`}
        number={incident.number}
        by={user.name}
        drill={incident.drill}
        shiftMs={shiftMs}
      />
      <header className="duty-head">
        <Link className="link" to={pathOf(incidentId, 'duties')}>
          {t('page.back')}
        </Link>
        <h1>
          <span className="code">{duty.ruleId}</span> {titleOf(duty)}
        </h1>
        <State {...looks[standing]}>{t(`standing.${standing}`)}</State>
        <Mark mark={duty.mark as MarkKey} worded />
        <span className="right">
          <Button size="small" onClick={() => window.print()}>
            {t('page.print')}
          </Button>
        </span>
      </header>
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { RehearsalView, Sendable } from '../../server/contract/orders.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State, type Tone } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { shortInstant } from '../parts/instant.ts'
import { Pane } from '../parts/Pane.tsx'

type Test = RehearsalView['tests'][number]
const tones: Record<Test['outcome'], Tone> = {
  sending: 'idle',
  accepted: 'done',
  sandboxed: 'done',
  unknown: 'soon',
  failed: 'late',
}

interface TestPaneProps {
  stop: RehearsalView
  notice: Sendable
  onTested: () => void
}

/** The very message to whoever answers for it, before anybody else gets it; who received it, and what became of it. */
export function TestPane({ stop, notice: { noticeId, version, digest }, onTested }: TestPaneProps) {
  const { t } = useTranslation(['order', 'sending'])
  const { id: incidentId } = useIncident()
  const now = useNow(useShift())
  const test = useCommand(api.testNotice)
  const send = () =>
    test.mutate({ params: { incidentId }, body: { noticeId, version, digest } }, { onSuccess: onTested })
  return (
    <Pane title={t('test.title')} padded>
      <p className="meta">{t('test.says')}</p>
      <ul className="tests">
        {stop.tests.length === 0 && <li>{t('test.none')}</li>}
        {stop.tests.map(({ channel, to, by, at, outcome }) => (
          <li key={at + channel}>
            <span>
              {t('test.to', { person: by.name, channel: t(`sending:ledger.${channel}`), to })}
              <small className="meta"> {shortInstant(at, now)}</small>
            </span>
            <State tone={tones[outcome]}>{t(`test.outcome.${outcome}`)}</State>
          </li>
        ))}
      </ul>
      {test.error && <ErrorNote problem={test.error} />}
      {stop.mayTest && (
        <Button size="small" icon="send" working={test.isPending} onClick={send}>
          {t('test.send')}
        </Button>
      )}
    </Pane>
  )
}

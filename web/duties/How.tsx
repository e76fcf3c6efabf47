import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { LinkButton } from '../parts/Button.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Value, Values } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'
import { Proof, useAct } from './Proof.tsx'

/** What is owed and by which channels; what has been done of it, with proof. */
export function How({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const { contents, channels, note, basis } = duty
  return (
    <Values>
      {contents && <Value label={t('how.contents')}>{t(`contents.${contents as 'C-USER'}`)}</Value>}
      <Value label={t('how.channels')}>
        {channels.map((channel) => (
          <span className="duty-channel" key={say(channel)}>
            {say(channel)}
          </span>
        ))}
      </Value>
      <Value label={t('how.basis')}>
        {basis.map(({ name, version, article }) => (
          <div key={say(name) + say(article)}>
            {say(name)} {say(article)} <span className="meta">{version}</span>
          </div>
        ))}
      </Value>
      {note && <Value label={t('how.note')}>{say(note)}</Value>}
      <Done duty={duty} />
    </Values>
  )
}

function Done({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  const sayAct = useAct()
  const { t: parts } = useTranslation('parts')
  const shiftMs = useShift()
  const done = duty.acts.map(({ act }) => act)
  const wanted = duty.state === 'open' ? duty.fulfilledBy.filter((act) => !done.includes(act)) : []
  return (
    <>
      {duty.acts.length > 0 && (
        <Value label={t('how.acts')}>
          {duty.acts.map(({ act, at, proof }) => (
            <div key={act + at}>
              {sayAct(act)} <Instant at={at} shiftMs={shiftMs} />{' '}
              <span className="meta">
                <Proof proof={proof} />
              </span>
            </div>
          ))}
        </Value>
      )}
      {wanted.length > 0 && (
        <Value label={t('how.wanted')}>
          {wanted.map((act) => sayAct(act)).join(parts('listComma'))} <Go act={wanted[0] ?? ''} />
        </Value>
      )}
      {duty.lateReason && <Value label={t('how.late')}>{duty.lateReason}</Value>}
      {duty.counselReason && (
        <Value label={t('how.counsel')}>
          {duty.counsel === 'declined' ? t('standing.declined') : t('step.confirm')} · {duty.counselReason}
        </Value>
      )}
    </>
  )
}

/** Where the next act is done. */
function Go({ act }: { act: string }) {
  const { t } = useTranslation('duties')
  const { id } = useIncident()
  if (act.startsWith('report:'))
    return (
      <LinkButton size="small" to={pathOf(id, 'reports')}>
        {t('go.report')}
      </LinkButton>
    )
  if (act.startsWith('notice') || act === 'announcement')
    return (
      <LinkButton size="small" to={pathOf(id, 'notices')}>
        {t('go.notice')}
      </LinkButton>
    )
  if (act === 'act:measure' || act === 'fact:cause')
    return (
      <LinkButton size="small" to={pathOf(id, 'facts')}>
        {t('go.facts')}
      </LinkButton>
    )
  return null
}

import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { NoticeView } from '../../server/contract/notices.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Elapsed, Instant } from '../parts/Instant.tsx'
import { Pane } from '../parts/Pane.tsx'
import { Seal } from '../parts/Seal.tsx'
import { useSay } from '../words/useSay.ts'
import { Changes } from './Changes.tsx'
import { ReturnForm } from './ReturnForm.tsx'
import { Suggestions } from './Suggestions.tsx'
import { useDesk } from './useDesk.ts'

/** Where legal decides: what the seal binds, what changed since the last one, and who may press. */
export function ApprovalPane() {
  const { t } = useTranslation('notices')
  const { notice } = useDesk()
  const { state, difference, lastApproval } = notice
  return (
    <Pane title={t('approval.title')} tools={<Standing notice={notice} />} padded>
      <div className="approval">
        {lastApproval?.voided && (
          <Seal
            state="void"
            digest={lastApproval.digest}
            title={t('approval.voided', { n: lastApproval.version })}
            note={<Voided />}
          />
        )}
        {difference && state !== 'approved' && (
          <Changes difference={difference} against={lastApproval ? undefined : notice.follows?.no} />
        )}
        <Seal
          state={state === 'approved' ? 'sealed' : state === 'void' ? 'void' : 'open'}
          digest={notice.digest}
          title={t(`approval.seal.${state === 'approved' ? 'sealed' : 'open'}`, { n: notice.version })}
          note={sealNote(notice, t)}
        />
        <p className="ink-2">
          {t('approval.drafter', { name: notice.drafted.by.name })} <InDoubt />{' '}
          {t('approval.bound', { n: notice.plan.bound.toLocaleString('en-US') })} <Left />
        </p>
        {notice.reason && <p className="is-late">{t('approval.returned', { reason: notice.reason })}</p>}
        <Suggestions />
        <Decide />
      </div>
    </Pane>
  )
}

/** What becomes of messages of unknown fate, and how many people one crash may touch. */
function InDoubt() {
  const { t } = useTranslation('notices')
  const { plan, unknownBound } = useDesk().notice
  if (unknownBound === 0) return t(`approval.unknown.${plan.onUnknown}`)
  return t(`approval.twice.${plan.onUnknown}`, { n: unknownBound.toLocaleString('en-US') })
}

function Standing({ notice }: { notice: NoticeView }) {
  const { t } = useTranslation('notices')
  const shiftMs = useShift()
  const tone = (
    { approved: 'done', returned: 'late', void: 'late', submitted: 'soon', draft: 'idle' } as const
  )[notice.state]
  return (
    <State tone={tone}>
      {t(`state.${notice.state}`)}{' '}
      {notice.state === 'submitted' && notice.submitted && (
        <Elapsed since={notice.submitted.at} shiftMs={shiftMs} />
      )}
    </State>
  )
}

/** 03:58 核准，04:12 唐晓改动 */
function Voided() {
  const { t } = useTranslation('notices')
  const { lastApproval } = useDesk().notice
  if (!lastApproval?.voided) return null
  return (
    <>
      <Instant at={lastApproval.approved.at} />{' '}
      {t('approval.approvedBy', { name: lastApproval.approved.by.name })}
      <br />
      <Instant at={lastApproval.voided.at} /> {t('approval.changedBy', { name: lastApproval.voided.by.name })}
    </>
  )
}

const sealNote = ({ state, decided, languages }: NoticeView, t: TFunction<'notices'>) => {
  const bound = languages.filter((one) => (state === 'approved' ? one.approved : one.complete))
  const named = bound.map(({ language }) => t(`language.${language}`)).join(t('comma'))
  if (state !== 'approved' || !decided)
    return named ? t('approval.binds', { languages: named }) : t('approval.bindsNothing')
  return (
    <>
      {named}
      <span className="sep" />
      {t('approval.approvedBy', { name: decided.by.name })} <Instant at={decided.at} />
    </>
  )
}

/** English 版缺…，不随本次加封 */
function Left() {
  const { t } = useTranslation('notices')
  const say = useSay()
  const { notice } = useDesk()
  const left = notice.languages.filter((one) => (notice.state === 'approved' ? !one.approved : !one.complete))
  return (
    <>
      {left.map(({ language, blocking }) => (
        <span key={language} className="left-out">
          {t('approval.left', {
            language: t(`language.${language}`),
            what: blocking.map(say).join(t('semicolon')) || t('approval.notThen'),
          })}
        </span>
      ))}
      {notice.blocking.length > 0 && (
        <span className="left-out is-late">
          {t('approval.missing', { what: notice.blocking.map(say).join(t('comma')) })}
        </span>
      )}
    </>
  )
}

function Decide() {
  const { t } = useTranslation('notices')
  const { notice, params } = useDesk()
  const [returning, setReturning] = useState(false)
  const submit = useCommand(api.submitNotice)
  const approve = useCommand(api.approveNotice)
  const { version, digest, can } = notice
  const named = notice.languages
    .filter((one) => one.complete)
    .map(({ language }) => t(`language.${language}`))
  const problem = submit.error ?? approve.error
  if (returning) return <ReturnForm onDone={() => setReturning(false)} />
  if (!problem && can.every((step) => step === 'draft_notice')) return <WhyNot />
  return (
    <div className="decide">
      {problem && <ErrorNote problem={problem} />}
      <div className="row wrap">
        {can.includes('submit_notice') && (
          <Button
            kind="go"
            icon="decide"
            working={submit.isPending}
            onClick={() => submit.mutate({ params, body: { version } })}
          >
            {t('approval.submit')}
          </Button>
        )}
        {can.includes('approve_notice') && (
          <Button
            kind="go"
            icon="lock"
            working={approve.isPending}
            onClick={() => approve.mutate({ params, body: { version, digest } })}
          >
            {t('approval.approve', { languages: named.join(t('comma')) })}
          </Button>
        )}
        {can.includes('return_notice') && (
          <Button onClick={() => setReturning(true)}>{t('approval.return')}</Button>
        )}
      </div>
    </div>
  )
}

/** A step that waits for somebody else says for whom. */
function WhyNot() {
  const { t } = useTranslation('notices')
  const { notice } = useDesk()
  if (!notice.current) return null
  if (notice.state === 'submitted' && !notice.can.includes('return_notice'))
    return <p className="meta">{t('approval.waits')}</p>
  if (
    notice.state === 'draft' &&
    notice.can.includes('draft_notice') &&
    !notice.can.includes('submit_notice')
  )
    return <p className="meta">{t('approval.notWhole')}</p>
  return null
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signed } from '../../server/rules/sms.ts'
import { Button } from '../parts/Button.tsx'
import { Pane, Value, Values } from '../parts/Pane.tsx'
import { regionName } from '../words/regions.ts'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'
import { PlanForm } from './PlanForm.tsx'
import { useDesk } from './useDesk.ts'

/** How it is to reach people: bound by the approval like the words. */
export function PlanPane() {
  const { t } = useTranslation('notices')
  const { notice } = useDesk()
  const [editing, setEditing] = useState(false)
  const may = notice.can.includes('draft_notice')
  return (
    <Pane
      title={t('plan.title')}
      meta={t('plan.bindsToo')}
      tools={
        may &&
        !editing && (
          <Button size="small" kind="quiet" icon="edit" onClick={() => setEditing(true)}>
            {t('plan.edit')}
          </Button>
        )
      }
      padded
    >
      {editing ? <PlanForm onDone={() => setEditing(false)} /> : <Plan />}
    </Pane>
  )
}

function Plan() {
  const { t } = useTranslation('notices')
  const say = useSay()
  const { plan, groups, sender } = useDesk().notice
  const { recipients } = plan
  const named = [
    ...recipients.groups.map((key) => say(groups.find((one) => one.key === key)?.name ?? {}) || key),
    ...recipients.regions.map((key) => regionName(key, shownLanguage())),
    ...(recipients.ages ? [t(`plan.age.${recipients.ages}`)] : []),
    ...(recipients.told ? [t(`plan.toldWho.${recipients.told.who}`)] : []),
  ]
  const who = named.length > 0 ? named.join(t('comma')) : t('everybody')
  return (
    <Values>
      <Value label={t('plan.channelOrder')}>
        {plan.channelOrder.map((key) => t(`channel.${key}`)).join(t('plan.then'))}
      </Value>
      <Value label={t('plan.recipients')}>
        {recipients.guardians ? t('plan.andGuardians', { who }) : who}
      </Value>
      <Value label={t('plan.bound')} meta={t('plan.boundHow')}>
        {t('plan.people', { n: plan.bound.toLocaleString('en-US') })}
      </Value>
      <Value label={t('plan.onUnknown')}>{t(`plan.unknown.${plan.onUnknown}`)}</Value>
      <Value label={t('plan.languages')}>
        {plan.languages.map((key) => t(`language.${key}`)).join(t('comma'))}
      </Value>
      <Value label={t('plan.signature')}>{signed(sender.smsSignature)}</Value>
      <Value label={t('plan.hotline')}>{sender.hotline}</Value>
    </Values>
  )
}

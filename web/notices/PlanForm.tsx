import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { languages } from '../../server/rules/facts.ts'
import { type ChannelKey, channelKeys } from '../../server/rules/notice.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { AnyOf, OneOf } from '../parts/Options.tsx'
import { useDesk } from './useDesk.ts'
import { Whom } from './Whom.tsx'

/** Order of channels, whom, how many at most, what becomes of the unknown, languages, and how we sign. */
export function PlanForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('notices')
  const { notice, params } = useDesk()
  const save = useCommand(api.changeNotice)
  const [plan, setPlan] = useState(notice.plan)
  const [sender, setSender] = useState(notice.sender)
  const { recipients } = plan
  const put = (change: Partial<typeof plan>) => setPlan({ ...plan, ...change })
  const body = { version: notice.version, plan, sender }
  return (
    <form
      className="plan-form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ params, body }, { onSuccess: onDone })
      }}
    >
      <Order order={plan.channelOrder} onOrder={(channelOrder) => put({ channelOrder })} />
      <Whom recipients={recipients} onChange={(changed) => put({ recipients: changed })} />
      <OneOf
        label={t('plan.guardians')}
        choices={yesNo.map((key) => ({ key, label: t(`plan.guardian.${key}`) }))}
        chosen={recipients.guardians ? 'yes' : 'no'}
        onChoose={(key) => put({ recipients: { ...recipients, guardians: key === 'yes' } })}
      />
      <TextField
        label={t('plan.bound')}
        hint={t('plan.boundHow')}
        inputMode="numeric"
        value={String(plan.bound)}
        onChange={(text) => put({ bound: Number(text.replace(/\D/g, '').slice(0, 10)) })}
      />
      <OneOf
        label={t('plan.onUnknown')}
        choices={(['resend', 'hold'] as const).map((key) => ({ key, label: t(`plan.unknown.${key}`) }))}
        chosen={plan.onUnknown}
        onChoose={(onUnknown) => put({ onUnknown })}
      />
      <AnyOf
        label={t('plan.languages')}
        choices={languages.map((key) => ({ key, label: t(`language.${key}`) }))}
        chosen={plan.languages}
        onChoose={(chosen) => put({ languages: chosen })}
      />
      <TextField
        label={t('plan.signature')}
        value={sender.smsSignature}
        maxLength={40}
        onChange={(smsSignature) => setSender({ ...sender, smsSignature })}
      />
      <TextField
        label={t('plan.hotline')}
        hint={t('plan.redrawAfter')}
        value={sender.hotline}
        maxLength={60}
        onChange={(hotline) => setSender({ ...sender, hotline })}
      />
      {languages.map((key) => (
        <TextField
          key={key}
          label={t('plan.site', { language: t(`language.${key}`) })}
          value={sender.site[key]}
          maxLength={200}
          onChange={(text) => setSender({ ...sender, site: { ...sender.site, [key]: text } })}
        />
      ))}
      {save.error && <ErrorNote problem={save.error} kept />}
      <div className="row wrap">
        <Button
          type="submit"
          kind="go"
          working={save.isPending}
          off={plan.languages.length === 0 && t('plan.oneLanguage')}
        >
          {t('editor.save', { n: notice.version + 1 })}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('editor.drop')}
        </Button>
      </div>
    </form>
  )
}

const yesNo = ['yes', 'no'] as const

/** Channels in the order they are tried; one is moved forward or left out. */
function Order({ order, onOrder }: { order: ChannelKey[]; onOrder: (order: ChannelKey[]) => void }) {
  const { t } = useTranslation('notices')
  const out = channelKeys.filter((key) => !order.includes(key))
  const forward = (at: number) =>
    onOrder(order.toSpliced(at, 1).toSpliced(at - 1, 0, order[at] as ChannelKey))
  return (
    <fieldset className="field">
      <div className="label">
        <b>{t('plan.channelOrder')}</b>
      </div>
      <ol className="order">
        {order.map((key, at) => (
          <li key={key}>
            <span className="grow">
              {at + 1}. {t(`channel.${key}`)}
            </span>
            {at > 0 && (
              <Button size="small" kind="quiet" onClick={() => forward(at)}>
                {t('plan.forward')}
              </Button>
            )}
            {order.length > 1 && (
              <Button size="small" kind="quiet" onClick={() => onOrder(order.toSpliced(at, 1))}>
                {t('plan.leaveOut')}
              </Button>
            )}
          </li>
        ))}
        {out.map((key) => (
          <li key={key} className="ink-3">
            <span className="grow">
              {t(`channel.${key}`)} {t('plan.notUsed')}
            </span>
            <Button size="small" kind="quiet" onClick={() => onOrder([...order, key])}>
              {t('plan.use')}
            </Button>
          </li>
        ))}
      </ol>
    </fieldset>
  )
}

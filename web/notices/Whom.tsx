import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { NoticeView } from '../../server/contract/notices.ts'
import { ageKeys, toldKeys } from '../../server/rules/recipient.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { AnyOf, OneOf } from '../parts/Options.tsx'
import { regionName } from '../words/regions.ts'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'
import { useDesk } from './useDesk.ts'

type Recipients = NoticeView['plan']['recipients']

interface WhomProps {
  recipients: Recipients
  onChange: (recipients: Recipients) => void
}

/** Whom the notice is for: by group, by region of those imported, by age. Nothing chosen means everybody. */
export function Whom({ recipients, onChange }: WhomProps) {
  const { t } = useTranslation('notices')
  const say = useSay()
  const { groups } = useDesk().notice
  const regions = useRegions(recipients.regions)
  const { ages = 'all', ...others } = recipients
  return (
    <>
      {groups.length > 0 && (
        <AnyOf
          label={t('plan.recipients')}
          hint={t('plan.noneIsAll')}
          choices={groups.map(({ key, name }) => ({ key, label: say(name) }))}
          chosen={recipients.groups}
          onChoose={(chosen) => onChange({ ...recipients, groups: chosen })}
        />
      )}
      {regions.length > 1 && (
        <AnyOf
          label={t('plan.regions')}
          hint={t('plan.noneIsAll')}
          choices={regions.map((key) => ({ key, label: regionName(key, shownLanguage()) }))}
          chosen={recipients.regions}
          onChoose={(chosen) => onChange({ ...recipients, regions: chosen })}
        />
      )}
      <OneOf
        label={t('plan.ages')}
        choices={(['all', ...ageKeys] as const).map((key) => ({ key, label: t(`plan.age.${key}`) }))}
        chosen={ages}
        onChoose={(key) => onChange(key === 'all' ? others : { ...others, ages: key })}
      />
      <Before recipients={recipients} onChange={onChange} />
    </>
  )
}

/** Whether an earlier notice had found them: who has one twice, and who was missed, is known person by person. */
function Before({ recipients, onChange }: WhomProps) {
  const { t } = useTranslation('notices')
  const { notice, params } = useDesk()
  const { data = [] } = useView(api.listNotices, { params: { incidentId: params.incidentId } })
  const earlier = data.flatMap(({ id }, at) => (id === notice.id ? [] : [{ id, no: at + 1 }]))
  const { told, ...others } = recipients
  const of = told?.notice ?? notice.follows?.noticeId ?? earlier.at(-1)?.id
  if (!of) return null
  return (
    <>
      <OneOf
        label={t('plan.told')}
        hint={t(`plan.toldHow.${told?.who ?? 'all'}`)}
        choices={(['all', ...toldKeys] as const).map((key) => ({ key, label: t(`plan.toldWho.${key}`) }))}
        chosen={told?.who ?? 'all'}
        onChoose={(who) => onChange(who === 'all' ? others : { ...others, told: { notice: of, who } })}
      />
      {told && earlier.length > 1 && (
        <OneOf
          label={t('plan.toldOf')}
          choices={earlier.map(({ id, no }) => ({ key: id, label: t('plan.noticeNo', { no }) }))}
          chosen={told.notice}
          onChoose={(id) => onChange({ ...others, told: { ...told, notice: id } })}
        />
      )}
    </>
  )
}

/** The regions people were imported with, and any already chosen. */
function useRegions(chosen: readonly string[]): string[] {
  const { data } = useView(api.listBatches, { params: { incidentId: useIncident().id } })
  return [...new Set([...Object.keys(data?.audience.byRegion ?? {}), ...chosen])].filter(Boolean).sort()
}

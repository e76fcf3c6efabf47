import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Toggle } from '../parts/Options.tsx'
import { useMe } from '../shell/SignedIn.tsx'

/** Whoever lacks a second factor is led to set it up before anything else opens, the owner too. */
export function SecondFactorRule() {
  const { t } = useTranslation('settings')
  const { secondFactorRequired } = useMe()
  const put = useCommand(api.requireSecondFactor)
  return (
    <div className="second-rule">
      <Toggle
        on={secondFactorRequired}
        onFlip={() => put.mutate({ body: { required: !secondFactorRequired } })}
      >
        {t('people.mustProve')}
      </Toggle>
      <p className="meta">{t('people.mustProveHow')}</p>
      {put.error && <ErrorNote problem={put.error} />}
    </div>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import type { CentreView } from '../../../server/contract/userCentre.ts'
import { useCommand, useView } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { State } from '../../parts/Chip.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { TriedPage } from '../../sending/TriedPage.tsx'
import { regionName } from '../../words/regions.ts'
import { shownLanguage } from '../../words/words.ts'
import { CentreEdit } from './CentreEdit.tsx'

/** Where affected people are fetched from; beside the channels, for it is set up by the same hands. */
export function UserCentre() {
  const { t } = useTranslation('centre')
  const centre = useView(api.readCentre, {}).data
  const [open, setOpen] = useState(false)
  const look = useCommand(api.tryCentreSetting)
  if (!centre) return null
  const { source, can } = centre
  return (
    <ul className="channels">
      <li>
        <h2>
          <Icon name="people" /> {t('set.title')}
          <State tone={source === 'none' ? 'idle' : 'done'}>{t(`set.${source}`)}</State>
        </h2>
        <p className="ink-2">{t('set.lead')}</p>
        <Leading centre={centre} />
        <div className="save-line">
          {can.includes('change') && !open && (
            <Button size="small" onClick={() => setOpen(true)}>
              {t(source === 'none' ? 'set.setUp' : 'set.change')}
            </Button>
          )}
          {can.includes('try') && (
            <Button
              size="small"
              working={look.isPending}
              onClick={() => look.mutate({ body: { filter: '' } })}
            >
              {t('try')}
            </Button>
          )}
        </div>
        {look.error && <ErrorNote problem={look.error} />}
        {look.data && <TriedPage tried={look.data} />}
        {open && <CentreEdit centre={centre} onDone={() => setOpen(false)} />}
      </li>
    </ul>
  )
}

function Leading({ centre: { host, country } }: { centre: CentreView }) {
  const { t } = useTranslation('centre')
  if (!host) return null
  const place = country ? t('set.in', { country: regionName(country, shownLanguage()) }) : t('set.unsaid')
  return (
    <p className="ink-2">
      {t('set.host', { host })} {place}
    </p>
  )
}

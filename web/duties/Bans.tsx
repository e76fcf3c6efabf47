import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Pane } from '../parts/Pane.tsx'
import { BanCard } from './BanCard.tsx'
import { BanForm } from './BanForm.tsx'
import { useHashScroll } from './useHashScroll.ts'

/** Authorities that forbid telling people for a time, newest first; the lifted ones stay readable. */
export function Bans() {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  const list = useView(api.listBans, { params: { incidentId } }).data
  const [noting, setNoting] = useState(false)
  useHashScroll('bans', list !== undefined)
  if (!list) return null
  const { bans, can } = list
  const note = can.includes('note_ban') && !noting && (
    <Button size="small" onClick={() => setNoting(true)}>
      {t('ban.note')}
    </Button>
  )
  return (
    <div className="exemptions" id="bans">
      <Pane title={t('ban.title')} padded tools={note}>
        {noting ? <BanForm onDone={() => setNoting(false)} /> : <p className="meta">{t('ban.lead')}</p>}
        {bans.length === 0 && !noting && <p className="ink-2">{t('ban.none')}</p>}
        {bans.toReversed().map((ban) => (
          <BanCard key={ban.id} ban={ban} />
        ))}
      </Pane>
    </div>
  )
}

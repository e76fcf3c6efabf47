import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useMatch } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useNow } from '../live/now.ts'
import { useView } from '../live/view.ts'
import { useFace } from '../theme/face.ts'
import { dark, light } from '../theme/palette.ts'
import { useSay } from '../words/useSay.ts'
import { headOf, readingOf, shortWord, tabTitle } from './tabClock.ts'
import { iconOf } from './tabIcon.ts'
import { useBell } from './useBell.ts'
import { type RunningTime, useDueTimes } from './useDueTimes.ts'

const plainIcon = '/beacon.svg'

/** The nearest clock in the tab's title and icon, and the tone of the last ten minutes: also while another tab is in front. */
export function TabClock() {
  const times = useDueTimes()
  const now = useNow()
  const incidentId = useMatch('/incidents/:incidentId/*')?.params.incidentId
  const palette = useFace() === 'dark' ? dark : light
  const head = headOf(times, now, incidentId)
  const icon = head ? iconOf(readingOf(head, now), palette) : plainIcon
  const titleOf = useTabTitle()
  const quiet = useQuietTitle(incidentId)
  const title = head ? titleOf(head, now) : quiet
  useBell(times, now)
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    document.querySelector('link[rel=icon]')?.setAttribute('href', icon)
  }, [icon])
  return null
}

function useTabTitle(): (time: RunningTime, now: number) => string {
  const { t } = useTranslation('shell')
  const say = useSay()
  const [find, word] = [t('short.find', { returnObjects: true }), t('short.word', { returnObjects: true })]
  return (time, now) =>
    tabTitle(time.number, readingOf(time, now), {
      to: shortWord(say(time.clock.recipient), find, word) || say(time.clock.title),
      mode: time.worldKind === 'real' ? '' : t(`mode.${time.worldKind}`),
      days: (n) => t('days', { n }),
    })
}

/** Where nothing runs: the incident's number, or the console's name alone. */
function useQuietTitle(incidentId: string | undefined): string {
  const { t } = useTranslation('frame')
  const asked = { params: { incidentId: incidentId ?? '' } }
  const { data } = useView(api.getIncident, asked, { enabled: incidentId !== undefined })
  return data ? `${data.number} · ${t('brand')}` : t('brand')
}

import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'

interface SaveLineProps {
  word: string
  working: boolean
  /** Nothing differs from what is kept. */
  clean: boolean
  saved: boolean
  /** The one accented action of the page. */
  go?: boolean
}

/** The button of a form, and beside it that it was kept. */
export function SaveLine({ word, working, clean, saved, go = true }: SaveLineProps) {
  const { t } = useTranslation('settings')
  return (
    <p className="save-line">
      <Button type="submit" kind={go ? 'go' : 'plain'} working={working} off={clean && t('clean')}>
        {word}
      </Button>
      {saved && clean && <State tone="done">{t('saved')}</State>}
    </p>
  )
}

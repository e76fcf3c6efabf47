import { useTranslation } from 'react-i18next'
import { regionName } from '../words/regions.ts'
import { shownLanguage } from '../words/words.ts'

/** Places by name, as one text: 欧盟、英国. */
export function usePlaces(): (places: readonly string[]) => string {
  const { t } = useTranslation('parts')
  return (places) => places.map((place) => regionName(place, shownLanguage())).join(t('listComma'))
}

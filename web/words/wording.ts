import { useTranslation } from 'react-i18next'
import { languages, type Wording } from '../../server/rules/facts.ts'

/** Text of the data itself (titles, names of duties) in the reader's language, or in the one it has. */
export function useInOwnWords(): (wording: Wording | null | undefined) => string {
  const { i18n } = useTranslation()
  return (wording) => {
    const order = [...languages].sort((a) => (a === i18n.language ? -1 : 1))
    return order.map((language) => wording?.[language]).find((text) => text) ?? ''
  }
}

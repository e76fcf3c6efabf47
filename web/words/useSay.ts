import { useTranslation } from 'react-i18next'
import { languages, type Wording } from '../../server/rules/facts.ts'

/** Says a text that came in several languages, in the reader's or in the one it has. */
export function useSay(): (wording: Wording | null | undefined) => string {
  const { i18n } = useTranslation()
  return (wording) => {
    const order = [...languages].sort((a) => (a === i18n.language ? -1 : 1))
    return order.map((language) => wording?.[language]).find((text) => text) ?? ''
  }
}

import { useTranslation } from 'react-i18next'

/** The basis as written; those that the console itself writes are said in the reader's language. */
export function useBasis(): (basis: string) => string {
  const { t, i18n } = useTranslation('facts')
  return (basis) => {
    const own = `basisWord.${basis}` as 'basisWord.declaration'
    return basis && i18n.exists(own, { ns: 'facts' }) ? String(t(own)) : basis
  }
}

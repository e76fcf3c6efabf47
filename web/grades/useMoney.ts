import { useTranslation } from 'react-i18next'
import type { ExposureView } from '../../server/contract/whatIf.ts'
import { countInProse } from '../parts/people.ts'
import { shownLanguage } from '../words/words.ts'

/** The upper ends of a fine in words: a sum in its own currency, and the share of turnover where the article has one. */
export function useMoney(exposure: ExposureView): { top: string; person: string } {
  const { t } = useTranslation('grades')
  const language = shownLanguage()
  const sum = (amount: number, currency: string) => {
    const figure = countInProse(amount, language)
    if (currency === 'CNY') return t(/\D$/.test(figure) ? 'yuanProse' : 'yuan', { n: figure })
    const name = new Intl.DisplayNames(language, { type: 'currency' }).of(currency) ?? currency
    return language === 'en' ? `${currency} ${figure}` : `${figure} ${name}`
  }
  const { max, personMax, currency, turnoverShare, shareYuan } = exposure
  const percent = turnoverShare === null ? '' : `${Number((turnoverShare * 100).toFixed(1))}%`
  const share =
    shareYuan === null
      ? t('exposure.shareMissing', { percent })
      : t('exposure.shareIs', { percent, amount: sum(shareYuan, 'CNY') })
  const fixed = max === null ? t('exposure.noSum') : sum(max, currency)
  return {
    top: turnoverShare === null ? fixed : `${fixed} ${t('exposure.share', { share })}`,
    person: personMax === null ? t('exposure.noSum') : sum(personMax, currency),
  }
}

import { useTranslation } from 'react-i18next'

const parts = ['happened', 'measures', 'protect', 'remedy']

/** `parts.protect` in the reader's words: 第 3 段; `smsParams.code`: 短信参数 code. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation('notices')
  return (field) => {
    const [name = '', key = '', kind] = field.split('.')
    const no = parts.indexOf(key) + 1
    if (name === 'headings' || kind === 'heading') return t('field.heading', { n: no })
    if (name === 'parts') return t('place.part', { n: no })
    if (name === 'smsParams') return t('field.smsParam', { name: key })
    if (name === 'phone') return t(`field.phone.${key as 'opening'}`)
    return t(`field.${name as 'title'}`)
  }
}

import { useTranslation } from 'react-i18next'
import { Icon } from '../parts/Icon.tsx'
import { useFacts } from './FactsContext.ts'

/** Facts that cannot both be true, each pair by name, until one is mended. */
export function Contradictions() {
  const { t } = useTranslation('facts')
  const { contradictions } = useFacts().sheet
  if (contradictions.length === 0) return null
  return (
    <section className="fact-wrong">
      <Icon name="late" />
      <b>{t('contradiction.title', { n: contradictions.length })}</b>
      <ul>
        {contradictions.map(({ keys: [a = 'people', b = 'people'], code }) => (
          <li key={`${a}${b}${code}`}>
            {t(`contradiction.${code as 'before'}`, { a: t(`key.${a}`), b: t(`key.${b}`) })}
          </li>
        ))}
      </ul>
    </section>
  )
}

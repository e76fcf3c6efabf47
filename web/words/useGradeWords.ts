import { useTranslation } from 'react-i18next'
import { type Band, bands } from '../../server/rules/enisa.ts'

/** A proposal that turned, as the record keeps it. */
export interface Turned {
  scheme: string
  from: string | null
  to: string | null
}

/** Words of schemes and grades; the Chinese grades keep their names in English too. */
export function useGradeWords() {
  const { t, i18n } = useTranslation(['grades', 'parts'])
  const grade = (key: unknown): string => {
    if (!key) return t('parts:unknown')
    return isBand(key) ? t(`band.${key}`) : String(key)
  }
  const scheme = (id: string): string =>
    i18n.exists(`short.${id}`, { ns: 'grades' }) ? t(`short.${id as 'cac'}`) : id
  const turned = (all: readonly Turned[]): string =>
    all
      .map(({ scheme: id, from, to }) =>
        t('turned', { scheme: scheme(id), from: grade(from), to: grade(to) }),
      )
      .join(t('parts:listComma'))
  return { grade, scheme, turned }
}

const isBand = (key: unknown): key is Band => (bands as readonly unknown[]).includes(key)

import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { Answer } from '../api.ts'
import { useView } from '../live/view.ts'
import { Chip } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { AnyOf } from '../parts/Options.tsx'
import { useSay } from '../words/useSay.ts'
import type { Draft } from './draft.ts'

type DataMap = Answer<typeof api.dataMap>

const unsure = '?'

/** Naming the functions brings in the categories at risk, the sensitive ones marked. */
export function Functions({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation('declare')
  const say = useSay()
  const map = useView(api.dataMap, {})
  const known = (map.data?.functions ?? []).map(({ key, name }) => ({ key, label: say(name) }))
  const choose = (keys: string[]) => {
    const nowUnsure = keys.includes(unsure) && !draft.unsure
    onChange({ unsure: nowUnsure, functions: nowUnsure ? [] : keys.filter((key) => key !== unsure) })
  }
  return (
    <AnyOf
      no={4}
      label={t('functions')}
      hint={t('functionsHint')}
      choices={[...known, { key: unsure, label: t('unsure') }]}
      chosen={draft.unsure ? [unsure] : draft.functions}
      onChoose={choose}
    >
      {map.error && <ErrorNote problem={map.error} onRetry={() => void map.refetch()} />}
      {map.data && draft.functions.length > 0 && <Brought map={map.data} functions={draft.functions} />}
    </AnyOf>
  )
}

function Brought({ map, functions }: { map: DataMap; functions: string[] }) {
  const { t } = useTranslation(['declare', 'parts'])
  const say = useSay()
  const keys = new Set(
    map.functions.filter(({ key }) => functions.includes(key)).flatMap((one) => one.categories),
  )
  const categories = map.categories.filter(({ key }) => keys.has(key))
  return (
    <p className="brought">
      {t('brings')}
      {categories.map(({ key, name, sensitive }, index) => (
        <span key={key}>
          {index > 0 && t('parts:listComma')}
          {say(name)}
          {sensitive && (
            <>
              {' '}
              <Chip>{t('sensitive')}</Chip>{' '}
            </>
          )}
        </span>
      ))}
      <span className="sep" />
      {t('kinds', { n: categories.length })}
    </p>
  )
}

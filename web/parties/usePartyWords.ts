import { useTranslation } from 'react-i18next'
import type { PartyView } from '../../server/contract/parties.ts'
import { useSay } from '../words/useSay.ts'

export interface PartyList {
  parties: readonly PartyView[]
  groups: readonly { key: string; name: object }[]
  can: readonly string[]
}

/** Groups by their names on the fact sheet. */
export function useGroupNames(groups: PartyList['groups']): (keys: readonly string[]) => string {
  const { t } = useTranslation('parts')
  const say = useSay()
  const name = (key: string) => say(groups.find((group) => group.key === key)?.name ?? {}) || key
  return (keys) => keys.map(name).join(t('listComma'))
}

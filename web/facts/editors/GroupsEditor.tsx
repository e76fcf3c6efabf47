import { useTranslation } from 'react-i18next'
import { type Group, languages } from '../../../server/rules/facts.ts'
import { TextField } from '../../parts/Field.tsx'
import { useReason } from '../../words/reason.ts'
import type { EditorProps } from './EditorProps.ts'
import { Rows } from './Rows.tsx'

const fresh = (): Group => ({ key: '', name: {} })

/** Groups of affected people: a key of their own and a name in each language. */
export function GroupsEditor({ value, onChange, faultAt }: EditorProps) {
  const { t } = useTranslation('facts')
  return (
    <Rows items={(value as Group[]) ?? [fresh()]} fresh={fresh} onChange={onChange} addWords={t('addGroup')}>
      {(group, change, n) => (
        <GroupFields group={group} onChange={change} faultAt={(at) => faultAt(`/${n}${at}`)} />
      )}
    </Rows>
  )
}

interface GroupFieldsProps {
  group: Group
  onChange: (group: Group) => void
  faultAt: EditorProps['faultAt']
}

function GroupFields({ group, onChange, faultAt }: GroupFieldsProps) {
  const { t } = useTranslation('facts')
  const reason = useReason()
  const saying = (...pointers: string[]) => {
    const fault = pointers.map(faultAt).find(Boolean)
    return fault && reason.ofFault(fault)
  }
  return (
    <>
      <TextField
        label={t('groupKey')}
        hint={t('groupKeyHint')}
        value={group.key}
        maxLength={40}
        fault={saying('/key', '')}
        onChange={(key) => onChange({ ...group, key: key.toLowerCase() })}
      />
      {languages.map((language) => (
        <TextField
          key={language}
          lang={language}
          label={t('groupName', { language: t(`language.${language}`) })}
          value={group.name[language] ?? ''}
          maxLength={200}
          fault={saying(`/name/${language}`, ...(language === 'zh-CN' ? ['/name'] : []))}
          onChange={(words) => onChange({ ...group, name: renamed(group, language, words) })}
        />
      ))}
    </>
  )
}

/** A name left empty is missing, not blank: it blocks that language alone. */
function renamed({ name }: Group, language: (typeof languages)[number], words: string): Group['name'] {
  const { [language]: _, ...others } = name
  return words === '' ? others : { ...others, [language]: words }
}

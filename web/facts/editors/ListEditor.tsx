import { useTranslation } from 'react-i18next'
import { TextField } from '../../parts/Field.tsx'
import { useReason } from '../../words/reason.ts'
import type { EditorProps } from './EditorProps.ts'
import { Rows } from './Rows.tsx'

/** Short texts, one a line: systems. */
export function ListEditor({ value, onChange, faultAt }: EditorProps) {
  const { t } = useTranslation('facts')
  const reason = useReason()
  return (
    <Rows items={(value as string[]) ?? ['']} fresh={() => ''} onChange={onChange} addWords={t('add')}>
      {(item, change, n) => {
        const fault = faultAt(`/${n}`)
        return (
          <TextField
            label={t('item', { n: n + 1 })}
            value={item}
            maxLength={200}
            fault={fault && reason.ofFault(fault)}
            onChange={change}
          />
        )
      }}
    </Rows>
  )
}

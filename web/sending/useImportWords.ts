import { useTranslation } from 'react-i18next'
import type { BatchView } from '../../server/contract/batches.ts'

/** Codes of an import in the reader's words; a code without words of its own shows as it is. */
export function useImportWords() {
  const { t, i18n } = useTranslation('sending')
  const said = (part: 'failure' | 'error' | 'field' | 'code', key: string, more: Record<string, unknown>) =>
    i18n.exists(`${part}.${key}`, { ns: 'sending' })
      ? String(t(`${part}.${key}` as 'error.nul', more))
      : String(t(`${part}.other`, more))
  return {
    failure: ({ code, row }: NonNullable<BatchView['failure']>) => said('failure', code, { code, row }),
    error: (code: string) => said('error', code, { code }),
    /** A column that was not understood is named by its place. */
    field: (field: string) => said('field', field, { n: field.replace('column ', '') }),
    /** What the other side said of a delivery. */
    code: (code: string) => said('code', /^\w+$/.test(code) ? code : 'other', { code }),
  }
}

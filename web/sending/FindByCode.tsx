import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'

/** A caller reads out the check code of their message. An empty one shows everybody again. */
export function FindByCode({ code, onFind }: { code: string; onFind: (code: string) => void }) {
  const { t } = useTranslation('sending')
  const [typed, setTyped] = useState(code)
  return (
    <form
      className="find"
      onSubmit={(event) => {
        event.preventDefault()
        onFind(typed.trim())
      }}
    >
      <input
        className="input"
        aria-label={t('people.find')}
        placeholder="K7M4-2QXT"
        title={t('people.findHint')}
        value={typed}
        maxLength={40}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" size="small" icon="search">
        {t('people.find')}
      </Button>
    </form>
  )
}

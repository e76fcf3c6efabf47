import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'

/** A browser may refuse its clipboard (no https): then the text stands there to be marked by hand. */
export function CopyButton({ text, word }: { text: string; word: string }) {
  const { t } = useTranslation('settings')
  const [done, setDone] = useState<'copied' | 'refused'>()
  const copy = () => {
    const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
    writing.then(
      () => setDone('copied'),
      () => setDone('refused'),
    )
  }
  return (
    <>
      <Button size="small" icon="link" onClick={copy}>
        {word}
      </Button>
      {done && <span className={done === 'copied' ? 'is-done' : 'is-soon'}>{t(`copy.${done}`)}</span>}
    </>
  )
}

import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './commandline.css'
import { isTyping, useShortcut } from './useShortcut.ts'

interface CommandLineProps {
  /** What can be typed: 记一笔，或输入 /task 派任务. */
  placeholder?: string
  /** Resolves once recorded; the text stays until then, so a failure loses nothing. */
  onSubmit: (text: string) => Promise<unknown>
  aside?: string | undefined
}

/** The line at the foot of the command page; `/` puts the cursor into it from anywhere. */
export function CommandLine({ placeholder, onSubmit, aside }: CommandLineProps) {
  const { t } = useTranslation('frame')
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  useShortcut(
    (event) => event.key === '/' && !isTyping(event),
    () => input.current?.focus(),
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    await onSubmit(text).then(() => setText(''))
  }
  return (
    <form className="command-line" onSubmit={submit}>
      <b aria-hidden="true">/</b>
      <input
        ref={input}
        value={text}
        aria-label={t('command.label')}
        placeholder={placeholder ?? t('command.placeholder')}
        onChange={(event) => setText(event.target.value)}
      />
      {aside && <span className="meta no-phone">{aside}</span>}
      <kbd className="no-phone">/</kbd>
    </form>
  )
}

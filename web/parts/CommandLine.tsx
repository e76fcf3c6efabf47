import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './commandline.css'
import { isTyping, useShortcut } from './useShortcut.ts'

export interface Suggestion {
  /** The whole line once chosen. */
  text: string
  /** What stands in the list. */
  words: string
  hint?: string | undefined
}

interface CommandLineProps {
  /** What can be typed: 记一笔，或输入 /task 派任务. */
  placeholder?: string
  /** Resolves once recorded; the text stays until then, so a failure loses nothing. */
  onSubmit: (text: string) => Promise<unknown>
  /** Ways to go on from what is typed; arrows choose, Tab takes. */
  suggest?: (text: string) => readonly Suggestion[]
  /** Why the last line was not taken. */
  fault?: string | undefined
  aside?: string | undefined
}

/** The line at the foot of the command page; `/` puts the cursor into it from anywhere. */
export function CommandLine({ placeholder, onSubmit, suggest, fault, aside }: CommandLineProps) {
  const { t } = useTranslation('frame')
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(-1)
  const list = useId()
  const found = suggest?.(text) ?? []
  useShortcut(
    (event) => event.key === '/' && !isTyping(event),
    () => {
      input.current?.focus()
      if (suggest && text === '') setText('/')
    },
  )
  const put = (to: string) => {
    setText(to)
    setChosen(-1)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const suggestion = found[chosen]
    if (suggestion) return put(suggestion.text)
    if (text.trim() === '') return
    await onSubmit(text).then(
      () => put(''),
      () => undefined,
    )
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') put('')
    const suggestion = found[Math.max(chosen, 0)]
    if (event.key === 'Tab' && !event.shiftKey && suggestion) {
      event.preventDefault()
      put(suggestion.text)
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || found.length === 0) return
    event.preventDefault()
    setChosen((chosen + step + found.length) % found.length)
  }
  const take = (suggestion: Suggestion) => {
    put(suggestion.text)
    input.current?.focus()
  }
  return (
    <form className="command-line" onSubmit={submit}>
      {(found.length > 0 || fault) && (
        <div className="command-more">
          {fault && (
            <p className="is-late" role="alert">
              {fault}
            </p>
          )}
          <Suggestions id={list} found={found} chosen={chosen} onTake={take} />
        </div>
      )}
      <b aria-hidden="true">/</b>
      <input
        ref={input}
        value={text}
        role="combobox"
        autoComplete="off"
        aria-label={t('command.label')}
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-activedescendant={chosen < 0 ? undefined : `${list}-${chosen}`}
        placeholder={placeholder ?? t('command.placeholder')}
        onKeyDown={press}
        onChange={(event) => put(event.target.value)}
      />
      {aside && <span className="meta no-phone">{aside}</span>}
      <kbd className="no-phone">/</kbd>
    </form>
  )
}

interface SuggestionsProps {
  id: string
  found: readonly Suggestion[]
  chosen: number
  onTake: (suggestion: Suggestion) => void
}

/** The input keeps the focus and says which one is chosen; a pointer may take one directly. */
function Suggestions({ id, found, chosen, onTake }: SuggestionsProps) {
  const { t } = useTranslation('frame')
  return (
    <div id={id} role="listbox" tabIndex={-1} aria-label={t('command.label')}>
      {found.map((suggestion, index) => (
        <button
          type="button"
          key={suggestion.text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          tabIndex={-1}
          onClick={() => onTake(suggestion)}
        >
          <b>{suggestion.words}</b>
          <span className="meta">{suggestion.hint}</span>
        </button>
      ))}
    </div>
  )
}

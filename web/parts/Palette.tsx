import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from './Icon.tsx'
import './palette.css'

export interface Command {
  key: string
  words: string
  /** Where it leads or what it needs, in a few words. */
  hint?: string
  icon?: IconName
  run: () => void
}

/** Ctrl K: every page and act by name. A native dialog, so focus stays inside and Esc closes. */
export function Palette({ commands, onClose }: { commands: Command[]; onClose: () => void }) {
  const { t } = useTranslation('frame')
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const found = commands.filter((command) => matches(command, text))
  useEffect(() => dialog.current?.showModal(), [])
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(found[chosen])
    if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, found.length - 1))
    if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0))
  }
  return (
    <dialog ref={dialog} className="palette" onClose={onClose} aria-label={t('palette.title')}>
      <input
        value={text}
        placeholder={t('search')}
        aria-label={t('search')}
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
      />
      <Found commands={found} chosen={chosen} onRun={run} />
      <p className="meta">{t('palette.hint')}</p>
    </dialog>
  )
}

function Found({
  commands,
  chosen,
  onRun,
}: {
  commands: Command[]
  chosen: number
  onRun: (command: Command) => void
}) {
  const { t } = useTranslation('frame')
  if (commands.length === 0) return <p className="nothing">{t('palette.none')}</p>
  return (
    <ul>
      {commands.map((command, index) => (
        <li key={command.key}>
          <button type="button" className={index === chosen ? 'on' : ''} onClick={() => onRun(command)}>
            {command.icon && <Icon name={command.icon} />}
            <span className="grow">{command.words}</span>
            {command.hint && <span className="meta">{command.hint}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}

const matches = ({ words, hint }: Command, text: string): boolean =>
  `${words} ${hint ?? ''}`.toLowerCase().includes(text.trim().toLowerCase())

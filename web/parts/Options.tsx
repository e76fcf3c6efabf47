import { type ReactNode, useId } from 'react'
import './field.css'
import { Icon } from './Icon.tsx'

export interface Choice<K extends string> {
  key: K
  label: ReactNode
}

interface QuestionProps {
  label: string
  no?: number
  hint?: ReactNode
  fault?: string | undefined
}

/** One of a few, all of them in sight. */
export function OneOf<K extends string>({
  choices,
  chosen,
  onChoose,
  ...question
}: QuestionProps & { choices: Choice<K>[]; chosen: K | undefined; onChoose: (key: K) => void }) {
  const name = useId()
  return (
    <Question {...question}>
      {choices.map(({ key, label }) => (
        <Option key={key} kind="radio" name={name} on={key === chosen} onFlip={() => onChoose(key)}>
          {label}
        </Option>
      ))}
    </Question>
  )
}

/** Any of a few. */
export function AnyOf<K extends string>({
  choices,
  chosen,
  onChoose,
  children,
  ...question
}: QuestionProps & {
  choices: Choice<K>[]
  chosen: readonly K[]
  onChoose: (keys: K[]) => void
  children?: ReactNode
}) {
  const flip = (key: K) =>
    onChoose(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])
  return (
    <Question {...question} below={children}>
      {choices.map(({ key, label }) => (
        <Option key={key} kind="checkbox" on={chosen.includes(key)} onFlip={() => flip(key)}>
          {label}
        </Option>
      ))}
    </Question>
  )
}

function Question({
  label,
  no,
  hint,
  fault,
  children,
  below,
}: QuestionProps & { children: ReactNode; below?: ReactNode }) {
  const id = useId()
  return (
    <fieldset className={no ? 'field numbered' : 'field'} aria-labelledby={id}>
      <div className="label">
        {no && <span className="no">{no}</span>}
        <b id={id}>{label}</b>
        <span className="meta">{hint}</span>
      </div>
      <div className="options">{children}</div>
      {below}
      {fault && (
        <p className="fault" role="alert">
          <Icon name="late" small /> {fault}
        </p>
      )}
    </fieldset>
  )
}

/** One box to tick, standing alone. */
export const Toggle = ({
  on,
  onFlip,
  children,
}: {
  on: boolean
  onFlip: () => void
  children: ReactNode
}) => (
  <Option kind="checkbox" on={on} onFlip={onFlip}>
    {children}
  </Option>
)

interface OptionProps {
  kind: 'radio' | 'checkbox'
  name?: string
  on: boolean
  onFlip: () => void
  children: ReactNode
}

const Option = ({ kind, name, on, onFlip, children }: OptionProps) => (
  <label className={on ? 'option on' : 'option'}>
    <input type={kind} name={name} checked={on} onChange={onFlip} />
    <span className={kind === 'radio' ? 'box round' : 'box'}>{on && <Icon name="check" />}</span>
    {children}
  </label>
)

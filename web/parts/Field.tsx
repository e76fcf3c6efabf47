import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { useId } from 'react'
import './field.css'
import { Icon } from './Icon.tsx'

interface FieldProps {
  label: string
  /** 1, 2, 3: the numbered questions of the declaration. */
  no?: number
  /** One line on what to write; a label is never only a placeholder. */
  hint?: ReactNode
  /** What is wrong with it. */
  fault?: string | undefined
  children: (ids: { id: string; describedBy: string; invalid: boolean }) => ReactNode
}

/** Label above, hint beside it, fault below; the control gets the ids that tie them together. */
export function Field({ label, no, hint, fault, children }: FieldProps) {
  const id = useId()
  return (
    <div className={no ? 'field numbered' : 'field'}>
      <div className="label">
        {no && <span className="no">{no}</span>}
        <label htmlFor={id}>{label}</label>
        <span className="meta" id={`${id}-hint`}>
          {hint}
        </span>
      </div>
      {children({ id, describedBy: `${id}-hint ${id}-fault`, invalid: Boolean(fault) })}
      <p className="fault" id={`${id}-fault`} role={fault ? 'alert' : undefined}>
        {fault && (
          <>
            <Icon name="late" small /> {fault}
          </>
        )}
      </p>
    </div>
  )
}

type Plain<T> = Omit<T, 'onChange'> & { onChange: (value: string) => void }
type Worded = Pick<FieldProps, 'label' | 'no' | 'hint' | 'fault'>

export const TextField = ({
  label,
  no,
  hint,
  fault,
  onChange,
  ...rest
}: Worded & Plain<InputHTMLAttributes<HTMLInputElement>>) => (
  <Field {...worded({ label, no, hint, fault })}>
    {({ id, describedBy, invalid }) => (
      <input
        {...rest}
        id={id}
        className="input"
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)

export const TextArea = ({
  label,
  no,
  hint,
  fault,
  onChange,
  ...rest
}: Worded & Plain<TextareaHTMLAttributes<HTMLTextAreaElement>>) => (
  <Field {...worded({ label, no, hint, fault })}>
    {({ id, describedBy, invalid }) => (
      <textarea
        {...rest}
        id={id}
        className="input area"
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)

/** Leaves out what is absent: exact optional properties take no undefined. */
const worded = ({ label, no, hint, fault }: { [K in keyof Worded]: Worded[K] | undefined }) => ({
  label: label ?? '',
  hint,
  fault,
  ...(no === undefined ? {} : { no }),
})

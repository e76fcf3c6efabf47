import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'react-router'
import './button.css'
import { Icon, type IconName } from './Icon.tsx'

/** `go` is the page's one next action; `stop` halts something; `quiet` stands in a head. */
export type ButtonKind = 'plain' | 'go' | 'quiet' | 'stop'

interface Look {
  kind?: ButtonKind
  size?: 'small' | 'normal' | 'large'
  icon?: IconName | undefined
  wide?: boolean
}

interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** Why it cannot be pressed now; said beside the button, never only greyed. */
  off?: string | false | undefined
  working?: boolean | undefined
  children: ReactNode
}

export function Button({ kind, size, icon, wide, off, working, children, ...rest }: ButtonProps) {
  const button = (
    <button
      type="button"
      {...rest}
      className={classes({ kind, size, wide }, Boolean(off))}
      disabled={Boolean(off)}
      aria-busy={working}
      onClick={working ? undefined : rest.onClick}
    >
      {icon && <Icon name={icon} small />}
      {children}
      {working && <span className="working" aria-hidden="true" />}
    </button>
  )
  if (!off) return button
  return (
    <span className="button-off">
      {button}
      <span className="meta">{off}</span>
    </span>
  )
}

/** The same look where pressing goes to another page. */
export function LinkButton({
  to,
  kind,
  size,
  icon,
  wide,
  children,
}: Look & { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={classes({ kind, size, wide }, false)}>
      {icon && <Icon name={icon} small />}
      {children}
    </Link>
  )
}

function classes(
  { kind, size, wide }: { kind: ButtonKind | undefined; size: Look['size']; wide: boolean | undefined },
  off: boolean,
) {
  return ['button', kind ?? 'plain', size ?? 'normal', wide && 'wide', off && 'off'].filter(Boolean).join(' ')
}

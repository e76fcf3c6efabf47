import './icon.css'
import { beacon, filled, type IconName, icons } from './icons.ts'

export type { IconName }

/** A line icon; hidden from reading aloud because a word always stands beside it. */
export function Icon({ name, small }: { name: IconName; small?: boolean }) {
  const solid = filled[name]
  return (
    <svg className={small ? 'icon small' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={icons[name]} />
      {solid && <path className="solid" d={solid} />}
    </svg>
  )
}

export function Beacon() {
  return (
    <svg className="beacon" viewBox="0 0 18 18" aria-hidden="true">
      <path d={beacon} />
    </svg>
  )
}

import { createContext, type ReactNode, use } from 'react'
import { createPortal } from 'react-dom'

export const PhoneSlot = createContext<HTMLElement | null>(null)

/** Puts a page's one next action above the tabs at the foot of a phone; below <IncidentFrame>. */
export function PhoneAction({ children }: { children: ReactNode }) {
  const slot = use(PhoneSlot)
  return slot ? createPortal(children, slot) : null
}

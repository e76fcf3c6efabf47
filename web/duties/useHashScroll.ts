import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** A link to a part of the page that came in with its data: the browser looked for it before it was there. */
export function useHashScroll(id: string, ready: boolean): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (ready && hash === `#${id}`) document.getElementById(id)?.scrollIntoView({ block: 'start' })
  }, [hash, id, ready])
}

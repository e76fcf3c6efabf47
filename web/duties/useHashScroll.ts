import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** A link to a part of the page that came in with its data: the browser looked for it before it was there. */
export function useHashScroll(): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' })
  }, [hash])
}

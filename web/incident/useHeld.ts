import { useCallback, useEffect, useState } from 'react'

/**
 * Which entries of a growing list are shown: all of them while the reader is at the top, else those that were there,
 * so that nothing jumps under somebody who reads further down.
 */
export function useHeld(newest: number) {
  const [mark, setMark] = useState<HTMLElement | null>(null)
  const [atTop, setAtTop] = useState(true)
  const [upTo, setUpTo] = useState(newest)
  useEffect(() => {
    if (!mark) return
    const watch = new IntersectionObserver(([entry]) => setAtTop(entry?.isIntersecting ?? true))
    watch.observe(mark)
    return () => watch.disconnect()
  }, [mark])
  useEffect(() => {
    if (atTop) setUpTo(newest)
  }, [atTop, newest])
  const show = useCallback(() => {
    setUpTo(newest)
    mark?.scrollIntoView({ block: 'nearest' })
  }, [mark, newest])
  return { top: setMark, atTop, upTo: atTop ? newest : upTo, show }
}

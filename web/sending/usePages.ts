import { useState } from 'react'

const size = 50

/** Grows a list page by page: the next begins after the last row. */
export function usePages() {
  const [limit, setLimit] = useState(size)
  return {
    query: { limit },
    more: (shown: number) => shown >= limit && limit < 500,
    grow: () => setLimit(Math.min(500, limit + size)),
  }
}

import { type ReactNode, useEffect } from 'react'
import { Navigate, useLocation } from 'react-router'
import type { api } from '../../server/contract/api.ts'
import type { Answer, Given } from '../api.ts'
import { useCommand } from '../live/view.ts'
import { LinkButton } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Door } from './Door.tsx'

type Opening = typeof api.openReset | typeof api.invited

interface OneTimeLinkProps<E extends Opening> {
  endpoint: E
  /** Where to go instead when the link opens nothing any more. */
  instead: { to: string; word: string }
  children: (token: string, opened: Answer<E>) => ReactNode
}

/** What a one-time link opens. The token travels behind the #, so that it reaches no server log and no referrer. */
export function OneTimeLink<E extends Opening>({ endpoint, instead, children }: OneTimeLinkProps<E>) {
  const token = useLocation().hash.slice(1)
  const { mutate, error, data } = useCommand(endpoint)
  useEffect(() => {
    if (token) mutate({ body: { token } } as unknown as Given<E>)
  }, [token, mutate])
  if (!token) return <Navigate to={instead.to} replace />
  return (
    <Door>
      {error && (
        <div className="dead-link">
          <ErrorNote problem={error} />
          <LinkButton to={instead.to}>{instead.word}</LinkButton>
        </div>
      )}
      {data && children(token, data)}
    </Door>
  )
}

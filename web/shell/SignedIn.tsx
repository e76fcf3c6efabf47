import { createContext, use } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { Me } from '../../server/contract/sessions.ts'
import { useLive } from '../live/useLive.ts'
import { useView } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { TabClock } from './TabClock.tsx'

/** Where somebody is led who must first set up a second factor. */
export const mustProvePath = '/second-factor'

const MeContext = createContext<Me | undefined>(undefined)

/** Whoever is signed in; only below <SignedIn>. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('useMe outside of SignedIn')
  return me
}

/** Everything behind the door: asks who is there, leads strangers to sign in, and listens for changes. */
export function SignedIn() {
  const me = useView(api.me, {})
  const here = useLocation()
  if (me.data?.unproved && here.pathname !== mustProvePath) return <Navigate to={mustProvePath} replace />
  if (me.data) return <Inside me={me.data} />
  if (me.error?.status === 401)
    return <Navigate to="/sign-in" replace state={{ from: here.pathname + here.search }} />
  if (me.error) return <ErrorNote problem={me.error} onRetry={() => void me.refetch()} />
  return <Loading />
}

function Inside({ me }: { me: Me }) {
  useLive()
  return (
    <MeContext value={me}>
      <TabClock />
      <Outlet />
    </MeContext>
  )
}

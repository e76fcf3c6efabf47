import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'

/** Ends the session and leaves by the door, whatever the console answers. */
export function useSignOut(): () => void {
  const signOut = useCommand(api.signOut)
  return () => signOut.mutate({}, { onSettled: () => window.location.assign('/sign-in') })
}

import {
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { AnyEndpoint } from '../../server/contract/endpoint.ts'
import { type Answer, call, type Given, Problem } from '../api.ts'
import type { ViewKey } from './concerns.ts'

interface Options {
  enabled?: boolean
}

type Asked<E extends AnyEndpoint> = Omit<Given<E>, 'body'>

/** Reads a view and keeps it fresh: on mount, on connect and on a change that concerns it (useLive). */
export function useView<E extends AnyEndpoint>(
  endpoint: E,
  asked: Asked<E>,
  { enabled = true }: Options = {},
): UseQueryResult<Answer<E>, Problem> {
  return useQuery<Answer<E>, Problem>({
    queryKey: keyOf(endpoint, asked),
    queryFn: () => call(endpoint, asked as unknown as Given<E>),
    enabled,
  })
}

/** Sends a command; afterwards every view in sight reads itself again. */
export function useCommand<E extends AnyEndpoint>(
  endpoint: E,
): UseMutationResult<Answer<E>, Problem, Given<E>> {
  const client = useQueryClient()
  return useMutation<Answer<E>, Problem, Given<E>>({
    mutationFn: (given) => call(endpoint, given),
    onSettled: () => client.invalidateQueries(),
  })
}

export function keyOf(endpoint: AnyEndpoint, asked: object): ViewKey {
  const { params = {}, query = {} } = asked as { params?: Record<string, string>; query?: unknown }
  return [endpoint.path, params, query]
}

/** A refusal is an answer and is not asked again; an unreachable console is, a little later. */
export const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: true,
        retry: (count, error) => error instanceof Problem && error.status === 0 && count < 2,
      },
    },
  })

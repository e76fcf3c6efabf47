import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../server/contract/api.ts'
import type { RecordLine } from '../../server/contract/records.ts'
import { call, type Problem } from '../api.ts'
import { keyOf } from '../live/view.ts'

/** As many as the API answers at once; fewer say that there are no older ones. */
const pageSize = 200

/** The record page by page, newest first; a change fetches the pages in sight again. */
export function useWholeRecord(incidentId: string) {
  const params = { incidentId }
  const pages = useInfiniteQuery<RecordLine[], Problem>({
    queryKey: [...keyOf(api.listRecords, { params }), 'whole'],
    queryFn: ({ pageParam }) =>
      call(api.listRecords, {
        params,
        query: pageParam === undefined ? {} : { before: pageParam as number },
      }),
    initialPageParam: undefined,
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)?.seq),
  })
  return {
    lines: pages.data?.pages.flat() ?? [],
    older: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    loading: pages.isFetching,
    problem: pages.error,
    again: () => void pages.refetch(),
  }
}

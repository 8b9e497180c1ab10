import { QueryClient } from '@tanstack/react-query'
import { AppError, statusOf } from '#/lib/errors.ts'

const triesInAll = 4
const firstRetryMs = 1_000
const longestRetryMs = 8_000

/** True for a failure that may be gone at the next try: what asks wrongly or may not ask is refused again. */
export function mayPass(error: Error): boolean {
  return error instanceof AppError && statusOf(error.code) >= 500
}

/** The cache that all data of a page lives in. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => mayPass(error) && failures < triesInAll - 1,
        retryDelay: (failures) => Math.min(longestRetryMs, firstRetryMs * 2 ** failures),
        // Offline, a request fails at once and says so; one held back would start a run later, unseen.
        networkMode: 'always',
        // The stream of events brings what changed while the tab was out of sight or offline.
        refetchOnWindowFocus: false,
        // What was in vain while there was no network is of use again.
        refetchOnReconnect: ({ state }) => state.status === 'error',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

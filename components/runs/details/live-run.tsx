import { HydrationBoundary, QueryClient, dehydrate } from '@tanstack/react-query'
import { RunDetails } from '#/components/runs/details/run-details.tsx'
import type { RunIds } from '#/lib/client/run.ts'
import type { RunDetails as Details } from '#/lib/client/run-details.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'

/** Hands a run that the server has read over to the page's cache, where it is kept up to date. */
export function LiveRun({ ids, details }: { ids: RunIds; details: Details }) {
  const client = new QueryClient()
  client.setQueryData(runDetailsQuery(ids).queryKey, details)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RunDetails ids={ids} />
    </HydrationBoundary>
  )
}

import { HydrationBoundary, QueryClient, dehydrate } from '@tanstack/react-query'
import type { RunIds } from '#/lib/client/run.ts'
import type { RunDetails as Details } from '#/lib/client/run-details.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'
import { RunDetails } from '#/components/runs/run-details.tsx'

type LiveRunProps = { ids: RunIds; details: Details; hindrance: string | null }

/** Hands a run that the server has read over to the page's cache, where it is kept up to date. */
export function LiveRun({ ids, details, ...rest }: LiveRunProps) {
  const client = new QueryClient()
  client.setQueryData(runDetailsQuery(ids).queryKey, details)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RunDetails ids={ids} {...rest} />
    </HydrationBoundary>
  )
}

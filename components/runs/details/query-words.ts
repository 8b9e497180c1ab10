import type { QueryRun } from '#/lib/client/query-run.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { QueryRunState } from '#/lib/runs/run-attributes.ts'

const words: Record<Exclude<QueryRunState, 'succeeded' | 'failed'>, string> = {
  pending: 'This query has not been put in the queue yet.',
  enqueued: 'This query waits for its turn.',
  running: 'This query is running. Its rows appear here when the run is through.',
  cancelled: 'The run was cancelled before this query was through, so there are no rows.',
}

/** Why a query has no rows to show, in a sentence; null where it has, or where its error says it. */
export function noRowsWords(
  query: Pick<QueryRun, 'state' | 'result'>,
  run: { state: RunState; purgedAt: string | null },
) {
  if (query.result !== null || query.state === 'failed') return null
  if (query.state === 'succeeded') {
    return run.purgedAt === null
      ? 'The rows of this query are not kept. Run it again to see them.'
      : 'The rows of this query were purged with the results of the run.'
  }
  if (query.state !== 'cancelled' && run.state === 'failed') return 'The run failed before this query was through.'
  return words[query.state]
}

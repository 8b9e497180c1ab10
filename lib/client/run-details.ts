import { type QueryRun, listQueryRuns } from '#/lib/client/query-run.ts'
import { type Run, type RunIds, getRun } from '#/lib/client/run.ts'
import type { Fetch } from '#/lib/client/transport.ts'

/** A run with its queries, as they were when the run was read or a moment later. */
export type RunDetails = { run: Run; queryRuns: QueryRun[] }

/** Reads the run first: queries that are read after a run is over are over too. */
export async function getRunDetails(fetch: Fetch, ids: RunIds): Promise<RunDetails> {
  const run = await getRun(fetch, ids)
  return { run, queryRuns: await listQueryRuns(fetch, ids) }
}

import { type Run, listRuns } from '#/lib/client/run.ts'
import type { Fetch } from '#/lib/client/transport.ts'
import { formatFilter } from '#/lib/filters/run-filter.ts'

/** The run of an account with this token; null when there is none that the caller may see. */
export async function findRun(fetch: Fetch, account: string, token: string): Promise<Run | null> {
  const filter = formatFilter({ field: 'run', parameter: null, operator: 'eq', values: [token] })
  const { runs } = await listRuns(fetch, account, new URLSearchParams({ filter, per_page: '1' }))
  return runs[0] ?? null
}

import { z } from 'zod'
import { type QueryRun as WireQueryRun, QueryRunList, QueryRunResult } from '#/lib/contract/query-run.ts'
import { type RunIds, runPath } from '#/lib/client/run.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'
import type { QueryRunState } from '#/lib/runs/run-attributes.ts'

export type QueryRunIds = RunIds & { queryRun: string }

/** One query of a run. `renderedSource` is the SQL that ran; null until its template was rendered. */
export type QueryRun = {
  token: string
  queryToken: string
  name: string
  state: QueryRunState
  source: string
  renderedSource: string | null
  error: { code: string; message: string } | null
}

/** The head of a result: its first rows, and how much there is in all. */
export type QueryResult = {
  rowCount: number
  byteCount: number
  columns: { name: string; type: string }[]
  rows: Record<string, unknown>[]
}

const Rows = z.array(z.record(z.string(), z.unknown()))

function reshapeQueryRun(queryRun: WireQueryRun): QueryRun {
  return {
    token: queryRun.token,
    queryToken: queryRun.query_token,
    name: queryRun.query_name,
    state: queryRun.state,
    source: queryRun.raw_source,
    renderedSource: queryRun.rendered_source,
    error:
      queryRun.error_message === undefined
        ? null
        : { code: queryRun.error_code ?? 'Unknown', message: queryRun.error_message },
  }
}

/** Every query of a run, in the report's order. */
export async function listQueryRuns(fetch: Fetch, ids: RunIds): Promise<QueryRun[]> {
  const list = await read(fetch, `${runPath(ids)}/query_runs`, QueryRunList)
  return list._embedded.query_runs.map(reshapeQueryRun)
}

/** Where a query run's whole result lies, for a person who is signed in. */
export function resultPath({ queryRun, ...ids }: QueryRunIds): string {
  return `${runPath(ids)}/query_runs/${encodeURIComponent(queryRun)}/results`
}

/** The first `maxRows` rows of a result. Throws `not_found` when it was purged. */
export async function getQueryResult(fetch: Fetch, ids: QueryRunIds, maxRows: number): Promise<QueryResult> {
  const path = resultPath(ids)
  const [result, rows] = await Promise.all([
    read(fetch, path, QueryRunResult),
    read(fetch, `${path}/content.json?limit=${maxRows}`, Rows),
  ])
  return { rowCount: result.count, byteCount: result.content_length, columns: result.columns, rows }
}

import { z } from 'zod'
import { type QueryRun as WireQueryRun, QueryRunList } from '#/lib/contract/query-run.ts'
import type { RunIds } from '#/lib/client/run.ts'
import { resultPath, runPath } from '#/lib/client/run-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'
import type { QueryRunState } from '#/lib/runs/run-attributes.ts'

export type QueryRunIds = RunIds & { queryRun: string }

/**
 * One query of a run; moments are ISO 8601 in UTC. `renderedSource` is the SQL that ran; null until its template was
 * rendered. `result` is null where there is none, or none any more.
 */
export type QueryRun = {
  token: string
  queryToken: string
  name: string
  state: QueryRunState
  source: string
  renderedSource: string | null
  error: { code: string; message: string } | null
  startedAt: string | null
  completedAt: string | null
  result: QueryResult | null
}

/** What a result holds: how many rows, how many bytes as it is kept, and its columns with DuckDB's names of their types. */
export type QueryResult = { rowCount: number; byteCount: number; columns: { name: string; type: string }[] }

/** A row of a result: a value for each column, as JSON has it. Integers beyond 2^53 are strings. */
export type ResultRow = Record<string, unknown>

function isRow(value: unknown): value is ResultRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Values are anything: looking at each of them, in rows of hundreds of columns, would hold the page up.
const Rows = z.array(z.custom<ResultRow>(isRow))

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
    startedAt: queryRun.started_at,
    completedAt: queryRun.completed_at,
    result: queryRun.result && {
      rowCount: queryRun.result.count,
      byteCount: queryRun.result.content_length,
      columns: queryRun.result.columns,
    },
  }
}

/** Every query of a run, in the report's order. */
export async function listQueryRuns(fetch: Fetch, ids: RunIds): Promise<QueryRun[]> {
  const list = await read(fetch, `${runPath(ids)}/query_runs`, QueryRunList)
  return list._embedded.query_runs.map(reshapeQueryRun)
}

/** Which rows of a result, from the first (0) on, and in which order: as they were kept, or by one of its columns. */
export type RowsPage = {
  offset: number
  limit: number
  orderBy?: { column: string; direction: 'asc' | 'desc' }
}

/** Rows of a result. Throws `not_found` when it was purged. */
export async function listResultRows(fetch: Fetch, ids: QueryRunIds, page: RowsPage): Promise<ResultRow[]> {
  const search = new URLSearchParams({ limit: String(page.limit), offset: String(page.offset) })
  if (page.orderBy) {
    search.set('order_by', page.orderBy.column)
    search.set('order', page.orderBy.direction)
  }
  return await read(fetch, `${resultPath(ids)}/content.json?${search}`, Rows)
}

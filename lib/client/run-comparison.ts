import {
  type ComparedQuery as WireQuery,
  type ComparedRun as WireRun,
  type QueryDifference as WireDifference,
  RunComparison as WireComparison,
  type RowDifference as WireRows,
} from '#/lib/contract/run-comparison.ts'
import type { RunIds } from '#/lib/client/run.ts'
import { runPath } from '#/lib/client/run-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'
import type { QueryRunState, RunTrigger } from '#/lib/runs/run-attributes.ts'
import type { RunState } from '#/lib/runs/run-state.ts'

export type ComparedRun = {
  token: string
  reportToken: string
  reportName: string
  state: RunState
  trigger: RunTrigger
  executedBy: string
  createdAt: string
  queueSeconds: number | null
  durationSeconds: number | null
}

type Column = { name: string; type: string }

/** One side of a query; `rowCount` and `columns` are null where no result is kept. */
export type ComparedQuery = {
  token: string
  state: QueryRunState
  renderedSource: string | null
  durationSeconds: number | null
  rowCount: number | null
  columns: Column[] | null
  errorMessage: string | null
}

/** Rows as a multiset, with the first 100 that only one side has; or the sentence that says why they were not compared. */
export type RowDifference =
  | {
      isCompared: true
      onlyInBase: number
      onlyInOther: number
      inBoth: number
      rowsOnlyInBase: Record<string, unknown>[]
      rowsOnlyInOther: Record<string, unknown>[]
    }
  | { isCompared: false; reason: string }

export type QueryDifference = {
  name: string
  base: ComparedQuery | null
  other: ComparedQuery | null
  isSameSql: boolean
  columnsAdded: Column[]
  columnsRemoved: Column[]
  columnsChanged: { name: string; base: string; other: string }[]
  rows: RowDifference
}

/** Two runs side by side. A parameter's side is undefined where that run has no such parameter. */
export type RunComparison = {
  base: ComparedRun
  other: ComparedRun
  parameters: { name: string; base: ParameterValue | undefined; other: ParameterValue | undefined }[]
  queries: QueryDifference[]
}

function reshapeRun(run: WireRun): ComparedRun {
  return {
    token: run.token,
    reportToken: run.report_token,
    reportName: run.report_name,
    state: run.state,
    trigger: run.trigger,
    executedBy: run.executed_by,
    createdAt: run.created_at,
    queueSeconds: run.queue_seconds,
    durationSeconds: run.duration_seconds,
  }
}

function reshapeQuery(query: WireQuery): ComparedQuery {
  return {
    token: query.token,
    state: query.state,
    renderedSource: query.rendered_source,
    durationSeconds: query.duration_seconds,
    rowCount: query.row_count,
    columns: query.columns,
    errorMessage: query.error_message,
  }
}

function reshapeRows(rows: WireRows): RowDifference {
  if (!rows.is_compared) return { isCompared: false, reason: rows.reason }
  return {
    isCompared: true,
    onlyInBase: rows.only_in_base,
    onlyInOther: rows.only_in_other,
    inBoth: rows.in_both,
    rowsOnlyInBase: rows.rows_only_in_base,
    rowsOnlyInOther: rows.rows_only_in_other,
  }
}

function reshapeDifference(difference: WireDifference): QueryDifference {
  return {
    name: difference.name,
    base: difference.base && reshapeQuery(difference.base),
    other: difference.other && reshapeQuery(difference.other),
    isSameSql: difference.is_same_sql,
    columnsAdded: difference.columns_added,
    columnsRemoved: difference.columns_removed,
    columnsChanged: difference.columns_changed,
    rows: reshapeRows(difference.rows),
  }
}

/** Compares a run with another one of the same account. Throws `not_found` where the caller cannot see either. */
export async function getComparison(
  fetch: Fetch,
  ids: RunIds,
  other: { report: string; run: string },
): Promise<RunComparison> {
  const search = new URLSearchParams({ with: `${other.report}/${other.run}` })
  const comparison = await read(fetch, `${runPath(ids)}/comparison?${search}`, WireComparison)
  return {
    base: reshapeRun(comparison.base),
    other: reshapeRun(comparison.other),
    parameters: comparison.parameters.map(({ name, base, other }) => ({ name, base, other })),
    queries: comparison.queries.map(reshapeDifference),
  }
}

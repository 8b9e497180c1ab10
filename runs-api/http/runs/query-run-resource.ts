import type { QueryRun } from '#/lib/contract/query-run.ts'
import { dataSourceToken, decimalOf } from '#/runs-api/http/hal/data-source.ts'
import { accountHref, link, queryHref, queryRunHref, runHref } from '#/runs-api/http/hal/links.ts'
import { reportPageHref, runPageHref } from '#/runs-api/http/hal/page-links.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import type { QueryRunRecord } from '#/runs-api/store/runs/query-runs.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

/** What the resource of a query run depends on besides itself. */
export type QueryRunView = { account: string; run: RunRecord; maxResultBytes: number }

function links(queryRun: QueryRunRecord, { account, run }: QueryRunView): QueryRun['_links'] {
  const runAddress = runHref(account, run.reportToken, run.token)
  const self = queryRunHref(runAddress, queryRun.token)
  const page = runPageHref(account, run.reportToken, run.token)
  const all: QueryRun['_links'] = {
    self: link(self),
    view: link(`${page}#${queryRun.token}`),
    query: link(queryHref(account, run.reportToken, queryRun.query.token)),
    query_web: link(`${reportPageHref(account, run.reportToken)}/edit`),
    report_run: link(runAddress),
    report_run_web: link(page),
    executed_by: link(accountHref(run.executedBy)),
  }
  if (queryRun.file === null) return all
  return { ...all, result: link(`${self}/results`), result_web: link(`${page}#${queryRun.token}`) }
}

function keptResult({ file, rowCount, byteCount, columns }: QueryRunRecord): QueryRun['result'] {
  if (file === null || rowCount === null) return null
  return { count: rowCount, content_length: byteCount ?? 0, columns: columns ?? [] }
}

/** One query of a run (RUNS-API 4). */
export function queryRunResource(queryRun: QueryRunRecord, view: QueryRunView): QueryRun {
  const { token, query, errorCode, errorMessage } = queryRun
  const dataSource = dataSourceToken(query.dataSource)
  const error =
    errorCode === null || queryRun.state !== 'failed'
      ? {}
      : { error_code: errorCode, error_type: 'generic', error_message: errorMessage ?? '' }
  return {
    id: token,
    token,
    state: queryRun.state,
    created_at: timestamp(queryRun.createdAt),
    started_at: timestampOrNull(queryRun.startedAt),
    // A query that is through before the others is one of a run that goes on: its result comes with the run's end.
    completed_at: timestampOrNull(queryRun.state === 'running' ? null : queryRun.completedAt),
    query_created_at: timestamp(queryRun.versionCreatedAt),
    raw_source: query.source,
    rendered_source: queryRun.renderedSource,
    statement_annotation: null,
    parameters: view.run.parameters,
    data_source_id: decimalOf(dataSource),
    data_source_token: dataSource,
    query_token: query.token,
    query_name: query.name,
    limit: query.limit,
    max_result_bytes: view.maxResultBytes,
    help_url: null,
    result: keptResult(queryRun),
    ...error,
    _links: links(queryRun, view),
  }
}

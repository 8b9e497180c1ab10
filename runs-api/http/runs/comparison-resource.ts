import type { ComparedQuery, ComparedRun, QueryDifference, RunComparison } from '#/lib/contract/run-comparison.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { link, runHref } from '#/runs-api/http/hal/links.ts'
import { secondsOrNull } from '#/runs-api/http/hal/seconds.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import type { QueryRunRecord } from '#/runs-api/store/runs/query-runs.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

type Columns = NonNullable<ComparedQuery['columns']>

/** A query of either run, with what each has of it. */
export type QueryPair = { base: QueryRunRecord | null; other: QueryRunRecord | null }

/** A run as one side of a comparison. */
export function comparedRun(run: RunRecord, account: string): ComparedRun {
  return {
    token: run.token,
    report_token: run.reportToken,
    report_name: run.reportName,
    state: run.state,
    trigger: run.trigger,
    executed_by: run.executedBy,
    created_at: timestamp(run.createdAt),
    queue_seconds: secondsOrNull(run.queueMs),
    duration_seconds: secondsOrNull(run.durationMs),
    _links: { self: link(runHref(account, run.reportToken, run.token)) },
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The parameters that are not the same in both, by name. */
export function parameterDifferences(base: Parameters, other: Parameters): RunComparison['parameters'] {
  const names = [...new Set([...Object.keys(base), ...Object.keys(other)])].toSorted()
  return names
    .filter((name) => Object.hasOwn(base, name) !== Object.hasOwn(other, name) || !isSame(base[name], other[name]))
    .map((name) => ({
      name,
      ...(Object.hasOwn(base, name) ? { base: base[name] } : {}),
      ...(Object.hasOwn(other, name) ? { other: other[name] } : {}),
    }))
}

/** Makes one of the queries with the same token, then of those with the same name; in the order of `base`, then of `other`. */
export function pairQueries(base: QueryRunRecord[], other: QueryRunRecord[]): QueryPair[] {
  const left = new Set(other)
  const take = (isIt: (found: QueryRunRecord) => boolean): QueryRunRecord | null => {
    const found = [...left].find(isIt) ?? null
    if (found !== null) left.delete(found)
    return found
  }
  const byToken = base.map(({ query }) => take((found) => found.query.token === query.token))
  const pairs = base.map((one, at) => ({
    base: one,
    other: byToken[at] ?? take((found) => found.query.name === one.query.name),
  }))
  return [...pairs, ...[...left].map((found) => ({ base: null, other: found }))]
}

function comparedQuery(queryRun: QueryRunRecord): ComparedQuery {
  const { query, state, startedAt, completedAt, file, rowCount, columns } = queryRun
  const ms = startedAt === null || completedAt === null ? null : completedAt.getTime() - startedAt.getTime()
  return {
    token: query.token,
    state,
    rendered_source: queryRun.renderedSource,
    duration_seconds: state === 'running' ? null : secondsOrNull(ms),
    row_count: file === null ? null : rowCount,
    columns: file === null ? null : columns,
    error_message: state === 'failed' ? queryRun.errorMessage : null,
  }
}

function columnDifferences(base: Columns, other: Columns) {
  const before = new Map(base.map(({ name, type }) => [name, type]))
  const after = new Map(other.map(({ name, type }) => [name, type]))
  return {
    columns_added: other.filter(({ name }) => !before.has(name)),
    columns_removed: base.filter(({ name }) => !after.has(name)),
    columns_changed: base.flatMap(({ name, type }) => {
      const now = after.get(name)
      return now === undefined || now === type ? [] : [{ name, base: type, other: now }]
    }),
  }
}

function sqlOf({ renderedSource, query }: QueryRunRecord): string {
  return renderedSource ?? query.source
}

/** How a query differs, but for its rows. Columns are compared where both results are kept. */
export function queryDifference({ base, other }: QueryPair): Omit<QueryDifference, 'rows'> {
  const [before, after] = [base && comparedQuery(base), other && comparedQuery(other)]
  const areKept = before?.columns && after?.columns
  return {
    name: (base ?? other)?.query.name ?? '',
    base: before,
    other: after,
    is_same_sql: base !== null && other !== null && sqlOf(base) === sqlOf(other),
    ...columnDifferences(areKept ? (before.columns ?? []) : [], areKept ? (after.columns ?? []) : []),
  }
}
